using Byoa.Saas.Platform;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Operations.Turns;

internal sealed class ListUnexplainedTurnsEndpoint(OpenConversations conversations, RequestTenant tenant) : EndpointWithoutRequest<Ok<UnexplainedTurnList>>
{
    public override void Configure()
    {
        Get("/api/v1/tenants/{tenant}/turns/unexplained");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags("Turns")
            .WithSummary("Lists turns that ended in neither a reply, a person nor a recorded silence. It should be empty; what is here is also an alert."));
    }

    public override async Task<Ok<UnexplainedTurnList>> ExecuteAsync(CancellationToken ct) =>
        TypedResults.Ok(new UnexplainedTurnList(await conversations.FindUnexplainedAsync(tenant.Id, ct)));
}

/// <param name="Items">The turns, those quiet for longest first.</param>
internal sealed record UnexplainedTurnList(IReadOnlyList<UnexplainedTurn> Items);
