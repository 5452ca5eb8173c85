using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>A colleague takes the conversation from the agent.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Operator">The colleague, if known.</param>
/// <param name="Reason">How we know, as one of <see cref="Codes"/>.</param>
public sealed record TakeOverConversation(string ConversationId, string? Operator, string Reason) : ConversationMessage(ConversationId), IConversationMessage
{
    /// <summary>What history showed, if that is how we know; null when somebody says so now.</summary>
    public SeenTakeOver? Seen { get; init; }
}

/// <summary>A take-over as history showed it. Once the chat has changed hands, or was given to the agent again, it says nothing.</summary>
/// <param name="Epoch">The ownership under which it was looked.</param>
/// <param name="LookedAt">When the look began.</param>
/// <param name="AssignedAt">When the person was given the chat, by Wati's clock.</param>
public sealed record SeenTakeOver(int Epoch, DateTimeOffset LookedAt, DateTimeOffset AssignedAt);

public static class TakeOverConversationDecision
{
    public static Decision Decide(Conversation state, TakeOverConversation command, DateTimeOffset now) => state switch
    {
        not Conversation.NotStarted when command.Seen is { } seen && (seen.Epoch != state.Known!.Epoch || seen.LookedAt < state.Known.GivenAt) => Decision.Ignore(Codes.OwnerChanged),
        // What was told since the look may have given it back.
        Conversation.WithAgent { Thread: { ToldAt: { } told, Epoch: var epoch } } held when command.Seen?.LookedAt < told =>
            Decision.Accept(Leave(held, command, now)).AskOn(command.ConversationId, epoch + 1, false, told, now),
        Conversation.WithAgent held => Decision.Accept(Leave(held, command, now)),
        // A hand-over was decided while a person had the chat already: it is not said, and given to nobody else. Whether it is the agent's again is asked on.
        Conversation.WithHuman { Questioned: true } held when command.Seen is not null =>
            Decision.Accept(Leave(held, command, now)).AskOn(command.ConversationId, held, now),
        Conversation.WithHuman held when command.Seen is not null => Decision.Accept(Leave(held, command, now)),
        // Whoever's words began a pause, it is the person who now says so that has the chat, and without an end.
        Conversation.WithHuman held when command.Reason == Codes.TakenOver && (held.Until is not null || IsTheirs(held, command)) => Renew(held, command, now),
        Conversation.WithHuman held when IsTheirs(held, command) => Decision.Ignore(Codes.AlreadyWithPerson),
        Conversation.WithHuman { Operator: null } held => Decision.Accept(StandDown(held, command, now)).Sending(OwnerChange.Certain(held, command.ConversationId)),
        Conversation.WithHuman => Decision.Refuse(Codes.HeldByColleague),
        Conversation.Unassigned held => Decision.Accept(new AgentStoodDown(held.Thread.Epoch + 1, command.Operator, command.Reason, now)),
        Conversation.Resolved held => Decision.Accept(new AgentStoodDown(held.Thread.Epoch + 1, command.Operator, command.Reason, now) { Since = command.Seen?.AssignedAt }),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };

    private static bool IsTheirs(Conversation.WithHuman held, TakeOverConversation command) => command.Operator is null || command.Operator == held.Operator;

    /// <summary>A hand-over's last words, and a question whether the chat is the agent's again, are of a time before the person said so.</summary>
    private static Decision Renew(Conversation.WithHuman held, TakeOverConversation command, DateTimeOffset now) =>
        OwnerChange.LeavesSomethingOpen(held)
            ? Decision.Accept(StandDown(held, command, now)).Sending(OwnerChange.Certain(held, command.ConversationId))
            : Decision.Accept(new TakeOverRenewed(command.Operator ?? held.Operator, command.Reason, now)).Sending(OwnerChange.Certain(held, command.ConversationId));

    private static IConversationEvent[] Leave(Conversation state, TakeOverConversation command, DateTimeOffset now) => [
        .. OwnerChange.StandDown(state, TurnOutcome.Silent, command.Reason, now),
        new AgentStoodDown(state.Known!.Epoch + 1, command.Operator, command.Reason, now) { Since = command.Seen?.AssignedAt },
    ];

    private static IConversationEvent[] StandDown(Conversation.WithHuman held, TakeOverConversation command, DateTimeOffset now) =>
        [.. OwnerChange.Drop(held.Thread, now), new AgentStoodDown(held.Thread.Epoch + 1, command.Operator ?? held.Operator, command.Reason, now)];
}

public static class TakeOverConversationHandler
{
    public static Task<Outcome> Handle(TakeOverConversation command, ConversationStream stream, TimeProvider time, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => TakeOverConversationDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
