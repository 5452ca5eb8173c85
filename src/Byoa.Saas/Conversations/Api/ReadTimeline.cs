using System.Globalization;
using Byoa.Saas.Platform;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Conversations.Api;

internal sealed class ReadTimelineEndpoint(ConversationReader conversations, RequestTenant tenant) : EndpointWithoutRequest<Results<Ok<Timeline>, ProblemHttpResult>>
{
    public override void Configure()
    {
        Get(ConversationRoutes.One + "/timeline");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ConversationRoutes.Tag)
            .WithSummary("Tells the whole course of a conversation, oldest first: every message, decision, model call, tool call and delivery."));
    }

    public override async Task<Results<Ok<Timeline>, ProblemHttpResult>> ExecuteAsync(CancellationToken ct)
    {
        var conversation = Route<string>("conversation")!;
        var events = await conversations.EventsAsync(tenant.Id, conversation, ct);
        // Other streams, such as an alert's, are no conversations.
        TimelineEntry[] entries = [.. events.Where(e => e.Data is IConversationEvent).Select(e => TimelineEntry.Of(e.Version, e.EventTypeName, (IConversationEvent)e.Data))];
        return entries.Length == 0 ? HttpContext.Problem(Codes.ConversationUnknown) : TypedResults.Ok(new Timeline(conversation, entries));
    }
}

/// <param name="ConversationId">The conversation.</param>
/// <param name="Entries">What happened, oldest first.</param>
internal sealed record Timeline(string ConversationId, IReadOnlyList<TimelineEntry> Entries);

/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Type">The fact's name, such as customer_message_received.</param>
/// <param name="By">customer, agent, colleague, or system.</param>
/// <param name="Text">What a person would read, where there is something to read.</param>
/// <param name="Fact">The fact itself.</param>
internal sealed record TimelineEntry(long Version, DateTimeOffset At, string Type, string By, string? Text, object Fact)
{
    public static TimelineEntry Of(long version, string type, IConversationEvent fact) => new(version, fact.At, type, ByOf(fact), TextOf(fact), fact);

    private static string ByOf(IConversationEvent fact) => fact switch
    {
        CustomerMessageReceived or CustomerReacted => "customer",
        ColleagueWrote or AgentStoodDown or AgentPaused or PauseSet or TakeOverRenewed => "colleague",
        ReplyDecided or TemplateDecided or HandedToPerson or ModelAnswered => "agent",
        _ => "system",
    };

    private static string? TextOf(IConversationEvent fact) => fact switch
    {
        CustomerMessageReceived e => e.Message.Text ?? $"[{e.Message.Kind.ToString().ToLowerInvariant()}]",
        CustomerReacted e => e.Emoji,
        ColleagueWrote e => e.Text,
        ReplyDecided e => TextOf(e.Effects),
        TemplateDecided e => TextOf(e.Effects),
        HandedToPerson e => $"{e.Reason}: {e.Summary}",
        ModelAnswered e => e.Text,
        ToolCallFinished e => $"{e.Tool}: {e.Result}",
        MediaRead { Content: MediaContent.Transcript transcript } => transcript.Text,
        TurnEnded e => e.Reason.Code,
        AgentTookChat e => e.Reason,
        AgentStoodDown e => e.Reason,
        AgentPaused e => $"{e.Reason}: paused until {Moment(e.Until)}",
        PauseSet e => $"paused until {Moment(e.Until)}",
        TakeOverRenewed e => e.Reason,
        BreakerTripped e => e.Reason,
        ConversationResolved e => e.Reason,
        _ => null,
    };

    private static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string TextOf(IReadOnlyList<Effect> effects) => string.Join("\n", effects.Select(effect => effect switch
    {
        Effect.SendText text => text.Text,
        Effect.SendChoices choices => $"{choices.Text} [{string.Join(" | ", choices.Options)}]",
        Effect.SendTemplate template => $"[template {template.Name}: {string.Join(", ", template.Parameters.Select(parameter => $"{parameter.Key} = {parameter.Value}"))}]",
        _ => null,
    }).OfType<string>());
}
