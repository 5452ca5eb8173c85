using System.Diagnostics;
using Byoa.Saas.Ingress.Payload;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Byoa.Saas.Ingress;

/// <summary>
/// Where Wati pushes its events: proved, normalised and committed, then answered 200. Nothing else happens in the request.
/// Wati retries what is not answered 2xx, and treats an address as defective after 100 failures in a row.
/// </summary>
internal sealed class ReceiveWatiWebhookEndpoint(
    IMessageBus bus, IngestPlaces places, IngressTelemetry telemetry, IOptions<IngressOptions> options, TimeProvider time)
    : EndpointWithoutRequest<Results<Ok<WebhookAnswer>, ProblemHttpResult>>
{
    private const string OfOperator = "/webhooks/wati/{tenant}";
    private const string OfAccount = OfOperator + "/account";

    public override void Configure()
    {
        Post(OfOperator, OfOperator + "/{key}", OfAccount, OfAccount + "/{key}");
        AllowAnonymous();
        Description(route => route.WithTags("Webhooks").WithSummary("Receives the AI operator's webhooks, and under /account those of the whole account; the key stands in the path or in the bearer token."));
    }

    public override async Task<Results<Ok<WebhookAnswer>, ProblemHttpResult>> ExecuteAsync(CancellationToken ct)
    {
        var tenant = HttpContext.GetTenantInfo<Tenant>()!;
        if (!WebhookDoor.Prove(tenant, Route<string>("key", isRequired: false), HttpContext.Request.Headers.Authorization))
            return Refuse(TenancyCodes.TenantUnknown);
        if (tenant.State is TenantState.Suspended or TenantState.Closed)
            return Refuse(IngressCodes.TenantSuspended);
        if (await CappedBody.ReadAsync(HttpContext.Request, options.Value.MostBytes, ct) is not { } body)
            return Refuse(ProblemCodes.PayloadTooLarge);

        var arrivedAt = time.GetUtcNow();
        switch (WatiPayload.Read(body, arrivedAt))
        {
            case PayloadReading.Malformed malformed:
                return Refuse(ProblemCodes.MalformedJson, malformed.Code);
            case PayloadReading.Items { List: var items } when items.Any(item => IsForeign(item, tenant)):
                return Refuse(IngressCodes.TenantMismatch);
            case PayloadReading.Items { List: var items }:
                TranslatedItem[] translated = [.. items.Select(item => WebhookTranslation.Translate(item, Source, tenant, arrivedAt))];
                return await StoreAsync(tenant.Id, translated, ct) ? TypedResults.Ok(new WebhookAnswer(translated.Length)) : Refuse(IngressCodes.TenantBusy);
            default:
                throw new UnreachableException();
        }
    }

    /// <returns>False when the tenant's other webhooks left no place for it.</returns>
    private async Task<bool> StoreAsync(string tenant, TranslatedItem[] translated, CancellationToken cancellation)
    {
        if (translated.Length > 0)
        {
            using var place = await places.TakeAsync(tenant, cancellation);
            if (place is null)
                return false;
            await bus.InvokeForTenantAsync(tenant, new StoreReceipts(translated), cancellation);
        }
        telemetry.Received(tenant, translated);
        return true;
    }

    private ProblemHttpResult Refuse(string code, string? detail = null)
    {
        telemetry.Refused(code);
        return HttpContext.Problem(code, detail);
    }

    private WebhookSource Source =>
        HttpContext.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: OfAccount or OfAccount + "/{key}" } ? WebhookSource.Account : WebhookSource.Operator;

    private static bool IsForeign(WatiWebhookItem item, Tenant tenant) =>
        item.WatiTenantId is { } named && tenant.Wati.WatiTenantId is { } ours && !string.Equals(named, ours, StringComparison.OrdinalIgnoreCase);
}

/// <param name="Received">How many items are stored, repeated ones included.</param>
internal sealed record WebhookAnswer(int Received);
