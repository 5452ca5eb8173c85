using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Limits;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using FluentValidation;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Management.Tenants;

internal sealed class WatiLimitsValidator : Validator<WatiLimits>
{
    public WatiLimitsValidator()
    {
        RuleFor(limits => limits.Messages).InclusiveBetween(1, WatiLimits.MostCalls);
        RuleFor(limits => limits.Contacts).InclusiveBetween(1, WatiLimits.MostCalls);
        RuleFor(limits => limits.Sends).InclusiveBetween(1, WatiLimits.MostCalls);
        RuleFor(limits => limits.Templates).InclusiveBetween(1, WatiLimits.MostCalls);
        RuleFor(limits => limits.Others).InclusiveBetween(1, WatiLimits.MostCalls);
        RuleFor(limits => limits.MonthlyCalls).InclusiveBetween(1, WatiLimits.MostMonthlyCalls);
        RuleFor(limits => limits.ThrottledMinutes).InclusiveBetween(0.01, 1_440);
    }
}

internal sealed class SetWatiLimitsEndpoint(PlatformCommands commands) : Endpoint<WatiLimits, Results<NoContent, ProblemHttpResult>>
{
    public override void Configure()
    {
        Put(ManagementApi.OneTenant + "/wati-limits");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ManagementApi.TenantsTag)
            .WithSummary("Says what the account's plan at Wati allows; what is left out is the platform's default."));
    }

    public override async Task<Results<NoContent, ProblemHttpResult>> ExecuteAsync(WatiLimits req, CancellationToken ct)
    {
        var tenant = HttpContext.GetTenantInfo<Tenant>()!;
        var outcome = await commands.InvokeAsync(Caller.Of(User)!, tenant.Id, new SetWatiLimits(tenant.Id, req), ct);
        return outcome.Result == OutcomeResult.Refused ? HttpContext.Problem(outcome) : TypedResults.NoContent();
    }
}

/// <summary>The tenant's plan at Wati allows this from now on.</summary>
public sealed record SetWatiLimits(string TenantId, WatiLimits Limits);

public static class SetWatiLimitsHandler
{
    public static async Task<Outcome> HandleAsync(SetWatiLimits command, IDocumentSession session, CancellationToken cancellation) =>
        (await session.ChangeAsync(command.TenantId, tenant => TenantLifeCycle.SetWatiLimits(tenant, command.Limits), cancellation)).Outcome;
}
