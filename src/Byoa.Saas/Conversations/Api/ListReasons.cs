using Byoa.Saas.Platform;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Conversations.Api;

internal sealed class ListReasonsEndpoint : EndpointWithoutRequest<Ok<ReasonList>>
{
    public override void Configure()
    {
        Get("/api/v1/reasons");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ConversationRoutes.Tag).WithSummary("Lists every reason a turn may end for: a reply, a person, or silence."));
        Options(route => route.ExcludeFromMultiTenantResolution());
    }

    public override Task<Ok<ReasonList>> ExecuteAsync(CancellationToken ct) => Task.FromResult(TypedResults.Ok(new ReasonList(TurnReasons.All)));
}

/// <param name="Items">The reasons.</param>
internal sealed record ReasonList(IReadOnlyList<ListedReason> Items);
