using System.Text.Json;
using System.Text.Json.Nodes;
using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Management.Tenants;

/// <param name="Version">The version in force from now on.</param>
internal sealed record AgentVersionView(int Version);

internal sealed class SetAgentEndpoint(PlatformCommands commands, TenantDirectory directory, ModelKeys keys, TimeProvider time)
    : Endpoint<AgentRequest, Results<Ok<AgentVersionView>, ProblemHttpResult>>
{
    public override void Configure()
    {
        Put(ManagementApi.OneTenant + "/agent");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ManagementApi.TenantsTag).WithSummary("Puts a new version of the agent in force; the same one again changes nothing."));
    }

    public override async Task<Results<Ok<AgentVersionView>, ProblemHttpResult>> ExecuteAsync(AgentRequest req, CancellationToken ct)
    {
        var agency = (Caller.Agency)Caller.Of(User)!;
        var tenant = HttpContext.GetTenantInfo<Tenant>()!;
        var agent = req.ToDefinition();
        if (keys.Refusal(agent.Model) is { } refusal) return HttpContext.Problem(refusal);
        await keys.WriteAsync(tenant.Id, req.Model!, agent.Model, ct);

        var outcome = await commands.InvokeAsync(agency, tenant.Id, new SetAgent(tenant.Id, agent, time.GetUtcNow(), agency.Id), ct);
        if (outcome.Result == OutcomeResult.Refused) return HttpContext.Problem(outcome);

        var changed = await directory.ByIdAsync(tenant.Id, ct);
        return TypedResults.Ok(new AgentVersionView(changed!.AgentVersion));
    }
}

/// <summary>Another agent answers from now on.</summary>
public sealed record SetAgent(string TenantId, AgentDefinition Agent, DateTimeOffset At, string By)
{
    // The bus logs failed commands; a prompt is not for the log.
    public override string ToString() => $"{nameof(SetAgent)} {TenantId}";
}

public static class SetAgentHandler
{
    public static async Task<Outcome> HandleAsync(SetAgent command, IDocumentSession session, CancellationToken cancellation)
    {
        var versions = session.ForTenant(command.TenantId);
        var latest = await versions.Query<AgentVersionRecord>().OrderByDescending(record => record.Version).FirstOrDefaultAsync(cancellation);
        var same = latest is not null && AreSame(latest.Definition, command.Agent);

        var change = await session.ChangeAsync(command.TenantId, tenant => TenantLifeCycle.SetAgent(tenant, same), cancellation);
        if (change is TenantChange.Changed { Tenant: var tenant })
        {
            // Stored, not inserted: of two writers at once the tenant's version stops the later one, with one exception that can be retried.
            versions.Store(AgentVersionRecord.Of(tenant, command.Agent, command.At, command.By));
        }
        return change.Outcome;
    }

    // As JSON, since records compare their lists by reference, and the database orders a dictionary's names itself.
    internal static bool AreSame(AgentDefinition left, AgentDefinition right) =>
        JsonNode.DeepEquals(JsonSerializer.SerializeToNode(left), JsonSerializer.SerializeToNode(right));
}
