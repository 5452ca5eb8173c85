using Byoa.Saas.Platform;
using FastEndpoints;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Conversations.Api;

internal sealed class ReadConversationEndpoint(IDocumentStore store, RequestTenant tenant) : EndpointWithoutRequest<Results<Ok<ConversationView>, ProblemHttpResult>>
{
    public override void Configure()
    {
        Get(ConversationRoutes.One);
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ConversationRoutes.Tag).WithSummary("Shows one conversation."));
    }

    public override async Task<Results<Ok<ConversationView>, ProblemHttpResult>> ExecuteAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession(tenant.Id);
        return await session.LoadAsync<ConversationView>(Route<string>("conversation")!, ct) is { } view
            ? TypedResults.Ok(view)
            : HttpContext.Problem(Codes.ConversationUnknown);
    }
}
