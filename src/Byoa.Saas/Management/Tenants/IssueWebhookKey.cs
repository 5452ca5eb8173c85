using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Management.Tenants;

internal sealed class IssueWebhookKeyEndpoint(PlatformCommands commands, IOptions<PlatformOptions> platform, TimeProvider time)
    : EndpointWithoutRequest<Results<Created<WebhookView>, ProblemHttpResult>>
{
    public override void Configure()
    {
        Post(ManagementApi.OneTenant + "/webhook-keys");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ManagementApi.TenantsTag).WithSummary("Issues a new webhook key; the newest of the earlier ones stays valid."));
    }

    public override async Task<Results<Created<WebhookView>, ProblemHttpResult>> ExecuteAsync(CancellationToken ct)
    {
        var tenant = HttpContext.GetTenantInfo<Tenant>()!;
        var secret = WebhookSecrets.New();
        var command = new IssueWebhookKey(tenant.Id, new(WebhookSecrets.Hash(secret), time.GetUtcNow()));
        var outcome = await commands.InvokeAsync(Caller.Of(User)!, tenant.Id, command, ct);

        return outcome.Result == OutcomeResult.Refused
            ? HttpContext.Problem(outcome)
            : TypedResults.Created((string?)null, WebhookView.Of(platform.Value.PublicUrl!, tenant.Identifier, secret));
    }
}

/// <summary>A tenant gets a new webhook key beside the newest of its earlier ones.</summary>
public sealed record IssueWebhookKey(string TenantId, WebhookKey Key)
{
    // The bus logs failed commands; not even a key's hash is for the log.
    public override string ToString() => $"{nameof(IssueWebhookKey)} {TenantId}";
}

public static class IssueWebhookKeyHandler
{
    public static async Task<Outcome> HandleAsync(IssueWebhookKey command, IDocumentSession session, CancellationToken cancellation) =>
        (await session.ChangeAsync(command.TenantId, tenant => TenantLifeCycle.AddWebhookKey(tenant, command.Key), cancellation)).Outcome;
}
