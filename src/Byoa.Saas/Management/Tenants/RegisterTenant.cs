using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Platform;
using Byoa.Saas.Secrets;
using Byoa.Saas.Tenancy;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Management.Tenants;

internal sealed record RegisteredTenant(string Id, string Identifier, string Name, TenantState State, WebhookView Webhook);

internal sealed class RegisterTenantEndpoint(
    PlatformCommands commands, NewTenant newTenant, ITenantSecrets secrets, ModelKeys keys, IOptions<PlatformOptions> platform)
    : Endpoint<RegisterTenantRequest, Results<Created<RegisteredTenant>, ProblemHttpResult>>
{
    public override void Configure()
    {
        Post(ManagementApi.Tenants);
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ManagementApi.TenantsTag).WithSummary("Registers a business with its Wati account and its agent."));
        Options(route => route.ExcludeFromMultiTenantResolution());
    }

    public override async Task<Results<Created<RegisteredTenant>, ProblemHttpResult>> ExecuteAsync(RegisterTenantRequest req, CancellationToken ct)
    {
        var agency = (Caller.Agency)Caller.Of(User)!;
        var secret = WebhookSecrets.New();
        var (tenant, refusal) = newTenant.From(req, agency.Id, secret);
        if (tenant is null) return HttpContext.Problem(refusal!);
        var agent = req.Agent!.ToDefinition();
        if (keys.Refusal(agent.Model) is { } code) return HttpContext.Problem(code);

        // Before the commit: a tenant without its token would fail its first customer, a token without its tenant is never read.
        await secrets.WriteAsync(tenant.Id, SecretKind.WatiToken, req.Wati!.Token!, ct);
        await keys.WriteAsync(tenant.Id, req.Agent!.Model!, agent.Model, ct);

        try
        {
            var outcome = await commands.InvokeAsync(agency, tenant.Id, new RegisterTenant(tenant, agent), ct);
            if (outcome.Result == OutcomeResult.Refused) return HttpContext.Problem(outcome);
        }
        catch (Exception failure) when (TenancyStorage.IsIdentifierTaken(failure))
        {
            return HttpContext.Problem(TenancyCodes.IdentifierTaken);
        }

        var webhook = WebhookView.Of(platform.Value.PublicUrl!, tenant.Identifier, secret);
        return TypedResults.Created(
            $"{ManagementApi.Tenants}/{tenant.Identifier}",
            new RegisteredTenant(tenant.Id, tenant.Identifier, tenant.Name, tenant.State, webhook));
    }
}

/// <summary>A business comes to the platform, with the first version of its agent.</summary>
public sealed record RegisterTenant(Tenant Tenant, AgentDefinition Agent)
{
    // The bus logs failed commands; a prompt is not for the log.
    public override string ToString() => $"{nameof(RegisterTenant)} {Tenant.Id}";
}

public static class RegisterTenantDecision
{
    /// <param name="holder">The tenant that has the identifier now, if any.</param>
    /// <param name="command">The registration.</param>
    public static TenantChange Decide(Tenant? holder, RegisterTenant command) => holder switch
    {
        null => new TenantChange.Changed(command.Tenant),
        _ when holder.Id == command.Tenant.Id => new TenantChange.Ignored(TenancyCodes.AlreadyRegistered),
        _ => new TenantChange.Refused(TenancyCodes.IdentifierTaken),
    };
}

public static class RegisterTenantHandler
{
    public static async Task<Outcome> HandleAsync(RegisterTenant command, IDocumentSession session, CancellationToken cancellation)
    {
        var identifier = command.Tenant.Identifier;
        var holder = await session.Query<TenantRecord>().FirstOrDefaultAsync(record => record.Tenant.Identifier == identifier, cancellation);
        var change = RegisterTenantDecision.Decide(holder?.Tenant, command);
        if (change is TenantChange.Changed { Tenant: var tenant })
        {
            session.Insert(TenantRecord.Of(tenant));
            session.ForTenant(tenant.Id).Insert(AgentVersionRecord.Of(tenant, command.Agent, tenant.CreatedAt, tenant.Agency));
        }
        return change.Outcome;
    }
}
