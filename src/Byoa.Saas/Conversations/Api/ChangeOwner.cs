using System.Net.Mime;
using Byoa.Saas.Platform;
using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;

namespace Byoa.Saas.Conversations.Api;

internal sealed record TakeOverRequest
{
    [RouteParam]
    public required string Conversation { get; init; }

    /// <summary>Who takes it, as an e-mail; may be absent.</summary>
    public string? Operator { get; init; }
}

internal sealed class TakeOverValidator : Validator<TakeOverRequest>
{
    public TakeOverValidator() => RuleFor(request => request.Operator).MaximumLength(320);
}

internal sealed class TakeOverConversationEndpoint(IMessageBus bus, RequestTenant tenant) : Endpoint<TakeOverRequest, Results<NoContent, ProblemHttpResult>>
{
    public override void Configure()
    {
        Post(ConversationRoutes.One + "/take-over");
        Policies(CallerPolicies.Agency);
        Description(
            // With nothing but JSON it would refuse a request without a body.
            route => route.Accepts<TakeOverRequest>(isOptional: true, MediaTypeNames.Application.Json, "*/*").WithTags(ConversationRoutes.Tag)
                .WithSummary("A colleague takes the conversation; the agent stops at once. Wati's own assignment is not changed."),
            clearDefaults: true);
    }

    public override async Task<Results<NoContent, ProblemHttpResult>> ExecuteAsync(TakeOverRequest req, CancellationToken ct)
    {
        var outcome = await bus.InvokeForTenantAsync<Outcome>(tenant.Id, new TakeOverConversation(req.Conversation, req.Operator, Codes.TakenOver), ct);
        return outcome.Result == OutcomeResult.Refused ? HttpContext.Problem(outcome) : TypedResults.NoContent();
    }
}

internal sealed class HandBackConversationEndpoint(IMessageBus bus, RequestTenant tenant) : EndpointWithoutRequest<Results<NoContent, ProblemHttpResult>>
{
    public override void Configure()
    {
        Post(ConversationRoutes.One + "/hand-back");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ConversationRoutes.Tag).WithSummary("Gives the conversation back to the agent, which reads what was said meanwhile."));
    }

    public override async Task<Results<NoContent, ProblemHttpResult>> ExecuteAsync(CancellationToken ct)
    {
        var outcome = await bus.InvokeForTenantAsync<Outcome>(tenant.Id, new HandBackConversation(Route<string>("conversation")!), ct);
        return outcome.Result == OutcomeResult.Refused ? HttpContext.Problem(outcome) : TypedResults.NoContent();
    }
}
