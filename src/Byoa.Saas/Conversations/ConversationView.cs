using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Byoa.Saas.Conversations;

/// <summary>One line of the conversation list.</summary>
public sealed record ConversationView
{
    public required string Id { get; init; }

    /// <summary>unassigned, with_agent, with_human or resolved.</summary>
    public required string State { get; init; }

    /// <summary>Why it is in that state, as one of <see cref="Codes"/>.</summary>
    public string? Reason { get; init; }

    public string? CustomerName { get; init; }

    /// <summary>The person who has it, if one has and we know.</summary>
    public string? Operator { get; init; }

    /// <summary>When the agent goes on by itself, if a person has it only until then.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    public required int CustomerMessages { get; init; }

    public required int Replies { get; init; }

    public required int Handoffs { get; init; }

    /// <summary>How the last turn ended.</summary>
    public TurnOutcome? LastOutcome { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset LastActivityAt { get; init; }

    public static ConversationView Start(string id, DateTimeOffset at) =>
        new() { Id = id, State = "unassigned", CustomerMessages = 0, Replies = 0, Handoffs = 0, StartedAt = at, LastActivityAt = at };

    public ConversationView After(IConversationEvent happened) => (happened switch
    {
        CustomerMessageReceived => this with { CustomerMessages = CustomerMessages + 1 },
        CustomerAddressed e => this with { CustomerName = e.Name ?? CustomerName },
        HistoryImported e => this with { CustomerMessages = CustomerMessages + e.Pending.Count },
        AgentTookChat e => this with { State = "with_agent", Reason = e.Reason, Operator = null, PausedUntil = null },
        AgentStoodDown e => this with { State = "with_human", Reason = e.Reason, Operator = e.Operator, PausedUntil = null },
        AgentPaused e => this with { State = "with_human", Reason = e.Reason, Operator = e.Operator, PausedUntil = e.Until },
        PauseSet e => this with { PausedUntil = e.Until },
        TakeOverRenewed e => this with { Reason = e.Reason, Operator = e.Operator, PausedUntil = null },
        HandedToPerson e => this with { State = "with_human", Reason = e.Reason, Operator = e.Operator, PausedUntil = null, Handoffs = Handoffs + 1 },
        ConversationResolved e => this with { State = "resolved", Reason = e.Reason, Operator = null },
        ReplyDecided or TemplateDecided => this with { Replies = Replies + 1 },
        TurnEnded e => this with { LastOutcome = e.Outcome },
        _ => this,
    }) with { LastActivityAt = happened.At };
}

/// <summary>Keeps the list in step with the streams, inline.</summary>
public sealed partial class ConversationViewProjection : SingleStreamProjection<ConversationView, string>
{
    public override ConversationView? Evolve(ConversationView? snapshot, string id, IEvent e) =>
        e.Data is IConversationEvent happened ? (snapshot ?? ConversationView.Start(id, happened.At)).After(happened) : snapshot;
}
