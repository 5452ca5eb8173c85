using Byoa.Saas.Alerts;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>What every change from the agent to a person, and back, entails.</summary>
internal static class OwnerChange
{
    /// <summary>
    /// The running turn ends, and what was decided but not begun is dropped in the same append. What an attempt was already made of
    /// cannot be called back; it is settled as it turns out, and never attempted again under the new ownership.
    /// </summary>
    public static IEnumerable<IConversationEvent> StandDown(Conversation state, TurnOutcome outcome, string reason, DateTimeOffset now)
    {
        foreach (var dropped in Drop(state.Known ?? Thread.Empty, now))
            yield return dropped;
        if (state is Conversation.WithAgent { Turn: { } turn })
            yield return new TurnEnded(turn.Id, outcome, reason, now);
    }

    /// <summary>Whether something of a person's time with the chat is still under way: what it owes, or a question whether it is over.</summary>
    public static bool LeavesSomethingOpen(Conversation.WithHuman held) => held.Questioned || held.Thread.Effects.Any(owed => owed.Epoch == held.Thread.Epoch);

    /// <summary>What is owed and not begun.</summary>
    public static IEnumerable<IConversationEvent> Drop(Thread thread, DateTimeOffset now) =>
        thread.Effects.Where(owed => owed.Progress is EffectProgress.Waiting && thread.ReportOn(owed) is null)
            .Select(owed => new EffectAbandoned(owed.Effect.Id, Codes.OwnerChanged, now));

    /// <summary>The agent leaves the chat to people until a time, and goes on by itself then.</summary>
    public static Decision Pause(Conversation.WithAgent held, string conversationId, string? by, string reason, DateTimeOffset until, DateTimeOffset now) =>
        Decision.Accept([.. StandDown(held, TurnOutcome.Silent, reason, now), new AgentPaused(held.Thread.Epoch + 1, by, reason, until, now)]).Sending(WakeUp(conversationId, held.Thread.Epoch + 1, until, now));

    public static Later WakeUp(string conversationId, int epoch, DateTimeOffset until, DateTimeOffset now) => new(new WakeAgent(conversationId, epoch, until), until - now);

    /// <summary>Nobody can tell who has the chat, so a person keeps it; a person must look, or it may be nobody's.</summary>
    public static RaiseAlert InDoubt(string conversationId) => new(
        AlertKinds.OwnerUnknown, conversationId, "Wati's history could not be read, so the chat stays with a person. See who has it, and hand it back if it is the agent's.");

    /// <summary>
    /// A colleague wrote after the chat was given to the agent, and that was told first: it is as if the agent had stood down then.
    /// Null when nobody did, or the agent would have slept long enough by now. What was written before, or in the same second, came before the assignment.
    /// </summary>
    public static Decision? StayAway(
        Conversation state, string conversationId, DateTimeOffset? givenAt, string? colleague, AgentRules agent, DateTimeOffset now, params IEnumerable<IConversationEvent> before)
    {
        var thread = state.Known!;
        if (thread.ColleagueSpokeAt is not { } spoke || !(spoke > givenAt))
            return null;
        var (epoch, until) = (thread.Epoch + 1, spoke + agent.PauseAfterColleague);
        IConversationEvent[] events = [.. before, .. StandDown(state, TurnOutcome.Silent, Codes.ColleagueWrote, now)];
        if (agent.PauseAfterColleague == TimeSpan.Zero)
            return Decision.Accept([.. events, new AgentStoodDown(epoch, colleague, Codes.ColleagueWrote, now) { Since = spoke }]);
        return until <= now
            ? null
            : Decision.Accept([.. events, new AgentPaused(epoch, colleague, Codes.ColleagueWrote, until, now) { Since = spoke }]).Sending(WakeUp(conversationId, epoch, until, now));
    }

    /// <summary>The question whether the chat is the agent's again stays open under the next ownership: what was told meanwhile may have given it back.</summary>
    public static Decision AskOn(this Decision decision, string conversationId, int epoch, bool byMessage, DateTimeOffset toldAt, DateTimeOffset now) => decision is Decision.Accepted accepted
        ? (accepted with { Events = [.. accepted.Events, new ReassignmentNoticed(null, now) { ByMessage = byMessage, ToldAt = toldAt }] })
            .Sending(new VerifyReassignment(conversationId, epoch) { Question = 1, WaitsSince = toldAt })
        : decision;

    public static Decision AskOn(this Decision decision, string conversationId, Conversation.WithHuman held, DateTimeOffset now) =>
        decision.AskOn(conversationId, held.Thread.Epoch + 1, held.AskedByMessage, held.ToldAt, now).Sending(Certain(held, conversationId));

    /// <summary>The alert is over once somebody says who has the chat.</summary>
    public static IReadOnlyList<object> Certain(Conversation state, string conversationId) =>
        state is Conversation.WithHuman { InDoubt: true } ? [new ClearAlert(AlertKinds.OwnerUnknown, conversationId)] : [];

    /// <summary>A closing that is still owed is not made any more: the chat is open again.</summary>
    public static IEnumerable<EffectAbandoned> KeepOpen(Thread thread, DateTimeOffset now) =>
        from owed in thread.Effects
        where owed is { Effect: Effect.Resolve, Progress: EffectProgress.Waiting }
        select new EffectAbandoned(owed.Effect.Id, Codes.ChatReopened, now);

    /// <summary>A person's time with the chat is over: the agent takes it, and a turn reads what was said meanwhile.</summary>
    public static Decision ToAgent(
        Thread thread, string conversationId, string reason, string? ticketId, DateTimeOffset? since, DateTimeOffset now, string turnId,
        params IEnumerable<IConversationEvent> before) => Decision.Accept([
            .. before, new AgentTookChat(thread.Epoch + 1, reason, ticketId, now) { Since = since }, new TurnStarted(turnId, thread.Epoch + 1, now),
        ]).Sending(new RunTurn(conversationId, turnId)).Sending(Breaker.Clear(thread, conversationId));
}
