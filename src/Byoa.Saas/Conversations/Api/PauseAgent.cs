using Byoa.Saas.Platform;
using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;

namespace Byoa.Saas.Conversations.Api;

internal sealed record PauseRequest
{
    [RouteParam]
    public required string Conversation { get; init; }

    /// <summary>1 to 10,080.</summary>
    public double? Minutes { get; init; }
}

internal sealed class PauseValidator : Validator<PauseRequest>
{
    public PauseValidator() => RuleFor(request => request.Minutes).NotNull().InclusiveBetween(1, 10_080);
}

internal sealed class PauseConversationEndpoint(IMessageBus bus, RequestTenant tenant) : Endpoint<PauseRequest, Results<NoContent, ProblemHttpResult>>
{
    public override void Configure()
    {
        Post(ConversationRoutes.One + "/pause");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ConversationRoutes.Tag)
            .WithSummary("The agent sleeps for so many minutes and goes on by itself, unless Wati has assigned the chat to a person by then. Handing back ends it early."));
    }

    public override async Task<Results<NoContent, ProblemHttpResult>> ExecuteAsync(PauseRequest req, CancellationToken ct)
    {
        var outcome = await bus.InvokeForTenantAsync<Outcome>(tenant.Id, new PauseConversation(req.Conversation, TimeSpan.FromMinutes(req.Minutes!.Value)), ct);
        return outcome.Result == OutcomeResult.Refused ? HttpContext.Problem(outcome) : TypedResults.NoContent();
    }
}
