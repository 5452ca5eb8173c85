using System.Text.Json;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Model;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Tests;

/// <summary>A business on the platform: its Wati account, its model, its webhook, and what its agency reads.</summary>
internal sealed class Shop(Platform platform, string identifier, string id, string agencyKey, string webhookKey, string token)
{
    private static long phones = 14_155_550_100;

    public string Identifier => identifier;

    /// <summary>The partition its data live in.</summary>
    public string Id => id;

    public string AgencyKey => agencyKey;

    public string WebhookKey => webhookKey;

    public string Token => token;

    public required SimulatedAccount Wati { get; init; }

    public required ModelKey Model { get; init; }

    public Uri WebhookAddress => new(platform.Address, $"/webhooks/wati/{identifier}");

    /// <summary>Tells Wati where the platform listens now.</summary>
    public void Connect() => Wati.SetWebhook(WebhookAddress, webhookKey);

    /// <summary>The business also registers a webhook for its whole account.</summary>
    public void ConnectGlobally() => Wati.AddGlobalWebhook(new Uri($"{WebhookAddress}/account/{webhookKey}"));

    /// <summary>Somebody who never wrote before.</summary>
    public SimulatedCustomer NewCustomer(string name = "Maria") => Wati.Customer($"{Interlocked.Increment(ref phones)}", name);

    /// <summary>Somebody who said Hi and was answered; nothing runs, nothing is owed.</summary>
    public async Task<SimulatedCustomer> AnsweredCustomerAsync()
    {
        var customer = NewCustomer();
        await customer.WritesAsync("Hi");
        await customer.HearsAsync();
        await SettledAsync(customer);
        return customer;
    }

    public Task<Answer> PostWebhookAsync(string body) => platform.AskAsync(HttpMethod.Post, WebhookAddress.AbsolutePath, webhookKey, Text(body));

    public Task<Answer> PostAccountWebhookAsync(string body) => platform.AskAsync(HttpMethod.Post, $"{WebhookAddress.AbsolutePath}/account", webhookKey, Text(body));

    public Task<Answer> AskAsync(HttpMethod method, string path, object? body = null) =>
        platform.AskAsync(method, $"/api/v1/tenants/{identifier}{path}", agencyKey, body);

    public Task<Answer> TakeOverAsync(SimulatedCustomer customer, string by = "ann@example.com") =>
        AskAsync(HttpMethod.Post, $"/conversations/{customer.ConversationId}/take-over", new { @operator = by });

    public Task<Answer> HandBackAsync(SimulatedCustomer customer) => AskAsync(HttpMethod.Post, $"/conversations/{customer.ConversationId}/hand-back");

    /// <summary>Another version of its agent.</summary>
    public async Task SetAgentAsync(ShopWishes wishes) => (await AskAsync(HttpMethod.Put, "/agent", wishes.Agent(Model.Key))).Expect(200);

    public Task<Timeline> TimelineAsync(SimulatedCustomer customer) => TimelineAsync(customer.ConversationId);

    /// <summary>Empty when the conversation is unknown.</summary>
    public async Task<Timeline> TimelineAsync(string conversation)
    {
        var answer = await AskAsync(HttpMethod.Get, $"/conversations/{conversation}/timeline");
        return answer.Status == 404 ? Timeline.Empty : Timeline.Read(answer.Expect(200));
    }

    public Task<Timeline> TimelineOnceAsync(SimulatedCustomer customer, Func<Timeline, bool> holds) => TimelineOnceAsync(customer.ConversationId, holds);

    /// <summary>Waits until what happened satisfies the test; a time-out shows what did happen.</summary>
    public Task<Timeline> TimelineOnceAsync(string conversation, Func<Timeline, bool> holds) => OnceAsync(() => TimelineAsync(conversation), holds);

    /// <summary>Waits until the tenant's open alerts, as <c>kind subject</c>, satisfy the test.</summary>
    public Task<IReadOnlyList<string>> AlertsOnceAsync(Func<IReadOnlyList<string>, bool> holds) => OnceAsync(AlertsAsync, holds);

    /// <summary>Waits until Wati has counted such calls; looks whenever something was recorded.</summary>
    public Task CallsOnceAsync(Func<RouteCounters, bool> holds) => OnceAsync(() => Task.FromResult(Wati.Counters), holds);

    private async Task<IReadOnlyList<string>> AlertsAsync() =>
        [.. (await AskAsync(HttpMethod.Get, "/alerts")).Expect(200).GetProperty("items").EnumerateArray()
            .Select(alert => $"{alert.GetProperty("kind").GetString()} {alert.GetProperty("subject").GetString()}")];

    public Task<JsonElement> OnceAsync(string path, Func<JsonElement, bool> holds) => OnceAsync(async () => (await AskAsync(HttpMethod.Get, path)).Expect(200), holds);

    private async Task<T> OnceAsync<T>(Func<Task<T>> look, Func<T, bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience.Limit);
        while (true)
        {
            var next = platform.NextEvent;
            var seen = await look();
            if (holds(seen))
                return seen;
            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"Not seen within {Patience.Limit}:\n{(seen is IEnumerable<string> lines ? string.Join('\n', lines) : seen)}");
            }
        }
    }

    /// <summary>Waits until the whole account is quiet: a turn was had, nothing runs, nothing is owed.</summary>
    public Task<Timeline> SettledAsync(SimulatedCustomer customer, int turns = 1) => TimelineOnceAsync(customer, timeline => timeline.IsSettledAfter(turns));

    public static StringContent Text(string body) => new(body, System.Text.Encoding.UTF8, "application/json");
}
