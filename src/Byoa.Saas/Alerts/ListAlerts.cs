using Byoa.Saas.Platform;
using FastEndpoints;
using FluentValidation;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Alerts;

internal sealed record ListAlertsRequest
{
    /// <summary>open (the default), cleared or all.</summary>
    [QueryParam]
    public string? State { get; init; }
}

internal sealed class ListAlertsValidator : Validator<ListAlertsRequest>
{
    private static readonly string[] States = ["open", "cleared", "all"];

    public ListAlertsValidator() =>
        RuleFor(request => request.State).Must(state => state is null || States.Contains(state)).WithMessage($"One of {string.Join(", ", States)}.");
}

internal sealed class ListAlertsEndpoint(IDocumentStore store, RequestTenant tenant) : Endpoint<ListAlertsRequest, Ok<AlertList>>
{
    private const int Most = 200;

    public override void Configure()
    {
        Get("/api/v1/tenants/{tenant}/alerts");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags("Alerts").WithSummary("Lists what a person should look at, the latest first; at most 200."));
    }

    public override async Task<Ok<AlertList>> ExecuteAsync(ListAlertsRequest req, CancellationToken ct)
    {
        await using var session = store.QuerySession(tenant.Id);
        IQueryable<FoldedAlert> alerts = session.Query<FoldedAlert>();
        alerts = req.State switch
        {
            "all" => alerts,
            "cleared" => alerts.Where(alert => alert.State!.State == AlertState.Cleared),
            _ => alerts.Where(alert => alert.State!.State == AlertState.Open),
        };
        var latest = await alerts.OrderByDescending(alert => alert.State!.RaisedAt).Take(Most + 1).ToListAsync(ct);
        return TypedResults.Ok(new AlertList([.. latest.Take(Most).Select(alert => alert.State!)], latest.Count > Most));
    }
}

/// <param name="Items">The alerts.</param>
/// <param name="More">Whether there are others, raised before these.</param>
internal sealed record AlertList(IReadOnlyList<Alert> Items, bool More);
