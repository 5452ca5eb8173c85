using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>A message of the business's side was seen at Wati: an echo of ours, or a colleague's.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="MessageId">Wati's id.</param>
/// <param name="LocalMessageId">The sender's own id, if any.</param>
/// <param name="WhatsappMessageId">The wamid, if any.</param>
/// <param name="Operator">Who Wati says wrote it.</param>
/// <param name="ByColleague">Whether that is surely a person: an operator other than the agent's own, as far as the tenant told us who that is.</param>
/// <param name="Text">What was written.</param>
public sealed record RecordColleagueMessage(
    string ConversationId, string MessageId, string? LocalMessageId, string? WhatsappMessageId, string? Operator, bool ByColleague, string? Text)
    : ConversationMessage(ConversationId), IConversationMessage
{
    /// <summary>When it was written, by Wati's clock, which counts whole seconds; null where Wati does not say.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>A template: a campaign sends it in a person's name, who need not know of the chat.</summary>
    public bool IsTemplate { get; init; }
}

public static class RecordColleagueMessageDecision
{
    public static Decision Decide(Conversation state, RecordColleagueMessage command, AgentRules agent, DateTimeOffset now)
    {
        var thread = state.Known ?? Thread.Empty;
        var isNews = !thread.HasSeen(command.MessageId) || (command.ByColleague && thread.UnsignedWords.Contains(command.MessageId));
        if (!isNews || thread.IsOurs(command.LocalMessageId, command.MessageId, command.WhatsappMessageId))
            return Decision.Ignore(Codes.Duplicate);
        ColleagueWrote wrote = new(command.MessageId, command.Operator, command.Text, now)
        {
            IsUnsigned = !command.ByColleague,
            SpokenAt = command is { ByColleague: true, IsTemplate: false } ? command.SentAt : null,
        };
        var until = now + agent.PauseAfterColleague;
        // The chat may have been given back between the word and its being told.
        var since = command.SentAt < now ? command.SentAt : null;
        return state switch
        {
            _ when !command.ByColleague || IsBefore(command, thread.GivenAt) => Decision.Accept(wrote),
            // An assignment was told since, and may have been made since: history, which is being read, tells.
            Conversation.WithAgent { ReadsHistory: true } when thread.ToldAt is { } told && IsBefore(command, told) => Decision.Accept(wrote),
            // It may be a campaign's: who has the chat is looked at before the agent speaks.
            Conversation.WithAgent or Conversation.Resolved { Thread.Effects.Count: > 0 } when command.IsTemplate && thread.DoubtedAt is null => Decision.Accept(wrote, new OwnershipDoubted(now)),
            _ when command.IsTemplate => Decision.Accept(wrote),
            Conversation.WithAgent or Conversation.Resolved when until > now => Decision.Accept([
                wrote,
                .. OwnerChange.StandDown(state, TurnOutcome.Silent, Codes.ColleagueWrote, now),
                new AgentPaused(thread.Epoch + 1, command.Operator, Codes.ColleagueWrote, until, now) { Since = since },
            ]).Sending(OwnerChange.WakeUp(command.ConversationId, thread.Epoch + 1, until, now)),
            Conversation.WithAgent or Conversation.Resolved => Decision.Accept([
                wrote, .. OwnerChange.StandDown(state, TurnOutcome.Silent, Codes.ColleagueWrote, now), StoodDown(command.Operator),
            ]),
            // Each further word begins the pause anew, and shortens none that was set to be longer.
            Conversation.WithHuman held when until > held.Until => Decision.Accept([wrote, .. OwnerChange.Drop(thread, now), new PauseSet(held.Since, until, now)])
                .Sending(OwnerChange.WakeUp(command.ConversationId, held.Thread.Epoch, until, now)),
            // It was given away, and is that colleague's now: nothing of the hand-over comes after the word, be it that it turns out not to have been sent. Who has the chat is asked on.
            Conversation.WithHuman { Until: null, IsSomebodys: false, Questioned: true } held => Decision
                .Accept([wrote, .. OwnerChange.Drop(thread, now), StoodDown(command.Operator ?? held.Operator) with { Since = held.Since }])
                .AskOn(command.ConversationId, held, now),
            Conversation.WithHuman { Until: null, IsSomebodys: false } held => Decision
                .Accept([wrote, .. OwnerChange.Drop(thread, now), StoodDown(command.Operator ?? held.Operator)]).Sending(OwnerChange.Certain(held, command.ConversationId)),
            // A word or an assignment of the agent's that is still owed would come after the colleague's own.
            Conversation.WithHuman => Decision.Accept([wrote, .. OwnerChange.Drop(thread, now)]),
            _ => Decision.Accept(wrote),
        };

        AgentStoodDown StoodDown(string? colleague) => new(thread.Epoch + 1, colleague, Codes.ColleagueWrote, now) { Since = since };
    }

    /// <summary>Written before the chat was given to the agent, and told late. Wati counts whole seconds.</summary>
    private static bool IsBefore(RecordColleagueMessage command, DateTimeOffset givenAt) => command.SentAt + TimeSpan.FromSeconds(1) < givenAt;
}

public static class RecordColleagueMessageHandler
{
    public static async Task Handle(
        RecordColleagueMessage command, ConversationStream stream, IAgentRules agents, TimeProvider time, CancellationToken cancellation)
    {
        var agent = await agents.OfAsync(stream.Tenant, cancellation);
        await stream.DecideAsync(command.ConversationId, state => RecordColleagueMessageDecision.Decide(state, command, agent, time.GetUtcNow()), cancellation);
    }
}
