using Byoa.Saas.Platform;
using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;

namespace Byoa.Saas.Alerts;

internal sealed record ClearAlertRequest
{
    /// <summary>As it is listed.</summary>
    public string? Kind { get; init; }

    /// <summary>As it is listed.</summary>
    public string? Subject { get; init; }
}

internal sealed class ClearAlertValidator : Validator<ClearAlertRequest>
{
    public ClearAlertValidator()
    {
        RuleFor(request => request.Kind).NotEmpty().MaximumLength(200);
        RuleFor(request => request.Subject).NotEmpty().MaximumLength(1_000);
    }
}

internal sealed class ClearAlertEndpoint(IMessageBus bus, RequestTenant tenant) : Endpoint<ClearAlertRequest, Results<NoContent, ProblemHttpResult>>
{
    public override void Configure()
    {
        Post("/api/v1/tenants/{tenant}/alerts/clear");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags("Alerts").WithSummary(
            $"A person has seen to it. For {string.Join(", ", AlertKinds.OfOneEvent)}; every other alert ends with what it warns of."));
    }

    public override async Task<Results<NoContent, ProblemHttpResult>> ExecuteAsync(ClearAlertRequest req, CancellationToken ct)
    {
        var outcome = await bus.InvokeForTenantAsync<Outcome>(tenant.Id, new ClearAlert(req.Kind!, req.Subject!) { ByHand = true }, ct);
        return outcome.Result == OutcomeResult.Refused ? HttpContext.Problem(outcome) : TypedResults.NoContent();
    }
}
