using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Simulators.Wati.Webhooks;

namespace Byoa.Saas.Simulators.Control;

/// <summary>Where events go, how they are tried again, and what became of them.</summary>
internal static class WebhookControl
{
    public static void Map(RouteGroupBuilder group, Func<HttpContext, SimulatedAccount> account)
    {
        group.MapPut("/webhook", (HttpContext http, WebhookBody body) => AccountControl.Done(() => account(http).SetWebhook(body.Url, body.Bearer)));
        group.MapPost("/global-webhooks", (HttpContext http, WebhookBody body) =>
            new { Id = account(http).AddGlobalWebhook(body.Url ?? throw new FormatException("url is required."), body.EventTypes, body.Bearer) });
        group.MapPut("/webhook-retry", (HttpContext http, RetryBody body) => AccountControl.Done(() => account(http).Webhooks.Retry = body.ToRetry()));
        group.MapGet("/deliveries", (HttpContext http) => account(http).Webhooks.Deliveries);
        group.MapDelete("/deliveries", (HttpContext http) => AccountControl.Done(account(http).Webhooks.Forget));
        group.MapGet("/deliveries/done", async (HttpContext http, int? timeoutMs) =>
        {
            await account(http).WhenDeliveredAsync(BehaviourControl.Wait(timeoutMs), http.RequestAborted);
            return account(http).Webhooks.Deliveries;
        });
        group.MapPost("/webhook/inject", async (HttpContext http) =>
        {
            using var body = new StreamReader(http.Request.Body);
            return new { Status = await account(http).InjectWebhookAsync(await body.ReadToEndAsync(http.RequestAborted), http.RequestAborted) };
        });
    }
}

internal sealed record WebhookBody(Uri? Url, string? Bearer, IReadOnlyList<string>? EventTypes);

/// <summary>A retry setting with its times in milliseconds; what is left out keeps its default.</summary>
internal sealed record RetryBody(double? FirstMs, double? Growth, double? LongestMs, int? Attempts, double? AnswerWithinMs)
{
    public WebhookRetry ToRetry()
    {
        var usual = new WebhookRetry();
        return new WebhookRetry
        {
            First = FirstMs is { } first ? TimeSpan.FromMilliseconds(first) : usual.First,
            Growth = Growth ?? usual.Growth,
            Longest = LongestMs is { } longest ? TimeSpan.FromMilliseconds(longest) : usual.Longest,
            Attempts = Attempts ?? usual.Attempts,
            AnswerWithin = AnswerWithinMs is { } within ? TimeSpan.FromMilliseconds(within) : usual.AnswerWithin,
        };
    }
}
