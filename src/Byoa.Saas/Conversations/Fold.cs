namespace Byoa.Saas.Conversations;

/// <summary>Rebuilds a conversation from its events: no clock, no I/O, the same answer for ever.</summary>
public static class Fold
{
    public static Conversation Apply(Conversation state, IConversationEvent happened)
    {
        var thread = state.Known ?? Thread.Empty;
        return happened switch
        {
            CustomerMessageReceived e => state.With(Received(thread, e, state is Conversation.WithAgent)),
            CustomerAddressed e => state.With(thread with { Address = thread.Address.Merge(e.Address), Name = e.Name ?? thread.Name }),
            AgentNamed e => state.With(thread with { AgentName = e.Name }),
            CustomerReacted e => state.With(thread.Saw(e.MessageId)),
            ColleagueWrote e => state.With(thread.Heard(e)),

            AgentTookChat e => new Conversation.WithAgent(
                Taken(thread, e, state is Conversation.Resolved, state is Conversation.WithHuman) with { ClosedAt = e.Reason == Codes.ChatAssigned && state is Conversation.Resolved closed ? closed.Since : null }, null),
            HistoryOutdated e => ToRead(state).With(thread with
            {
                TicketId = e.TicketId ?? thread.TicketId, HistoryKnown = false, HistoryMissed = false, HistoryDemands = thread.HistoryDemands + 1, RepliesWait = true,
                GivenAt = e.Reason == Codes.HandedBack ? e.At : thread.GivenAt,
                ToldAt = e.Reason switch { Codes.HandedBack => null, Codes.AssignedAgain => e.At, _ => thread.ToldAt },
                ReturnedAt = e.Reason == Codes.HandedBack ? e.At : thread.ReturnedAt,
                DoubtedAt = e.Reason == Codes.HandedBack ? null : thread.DoubtedAt,
            }),
            // Told of a chat that a message had proven it is the assignment from before the message.
            AssignmentTold e => state.With(thread with { AssignmentTold = true, ToldAt = thread.HistoryKnown ? thread.ToldAt : e.At }),
            OwnershipDoubted e => state.With(thread with { DoubtedAt = e.At }),
            ReassignmentNoticed e when state is Conversation.WithHuman held => held with
            {
                Questioned = true, Questions = held.Questions + 1, AskedByMessage = e.ByMessage,
                AskedAt = held.Questioned ? held.AskedAt : e.ToldAt ?? e.At, ToldAt = e.ToldAt ?? e.At,
            },
            ReassignmentDismissed e when state is Conversation.WithHuman held => held with { Questioned = false, InDoubt = e.Reason == Codes.HistoryUnreadable },
            ReassignmentNoticed or ReassignmentDismissed => state,
            AgentStoodDown e => new Conversation.WithHuman(Seen(LeftToPerson(thread, e.Epoch)), e.Operator, e.Reason, e.Since ?? e.At, false),
            AgentPaused e => new Conversation.WithHuman(LeftToPerson(thread, e.Epoch), e.Operator, e.Reason, e.Since ?? e.At, false) 
            {
                Until = e.Until, AssignmentsFrom = state is Conversation.WithHuman ? e.At : thread.AssignmentsFrom,
            },
            PauseSet e when state is Conversation.WithHuman held =>
                held with { Since = e.Since, Until = e.Until, AssignmentsFrom = e.Since > held.Since ? e.Since : held.AssignmentsFrom },
            TakeOverRenewed e when state is Conversation.WithHuman held =>
                Renewed(held, e),
            PauseSet or TakeOverRenewed => state,
            BreakerTripped e => state.With(thread with { Stopped = e.Reason }),
            HandedToPerson e => new Conversation.WithHuman(
                Seen(LeftToPerson(thread, e.Epoch)).Owes(e.Effects, e.Epoch) with { Stopped = thread.Stopped ?? Breaker.Of(e.Reason) }, e.Operator, e.Reason, e.At, false),
            ConversationResolved e => new Conversation.Resolved(
                (thread with { Epoch = e.Epoch, Unanswered = [] }).Owes(e.Effects, e.Epoch), e.At),

            TurnStarted e when state is Conversation.WithAgent held => held with { Turn = Turn.Begin(e) },
            TurnStarted => state,
            ITurnEvent e => ApplyToTurn(state, thread, e),
            TemplateDecided e => state.With((thread with { Lost = [] }).Answered(e.Answers, e.Effects, e.Epoch, thread.Lost) with { Template = new TemplateUse(e.Effects[0].Id, thread.LastInboundAt, e.At) }),
            TurnEnded e when state is Conversation.WithAgent { Turn: { } turn } held && turn.Id == e.TurnId => held with { Turn = null, Thread = thread with { ClosedAt = null } },
            TurnEnded => state,

            IEffectEvent e => state.With(EffectFold.Apply(thread, e)),
            DeliveryReported e => state.With(EffectFold.Report(thread, e)),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "The fold does not name this event."),
        };
    }

    /// <summary>Why a person has the chat stays known where nobody can say whether one still has. And a question asked meanwhile is another matter.</summary>
    private static Conversation.WithHuman Renewed(Conversation.WithHuman held, TakeOverRenewed e)
    {
        var inDoubt = e.Reason == Codes.HistoryUnreadable;
        return held with { Operator = e.Operator, Reason = inDoubt ? held.Reason : e.Reason, Since = e.Since ?? e.At, Until = null, InDoubt = inDoubt };
    }

    /// <summary>What a turn could not read is read once more, should it have become outdated again.</summary>
    private static Conversation ToRead(Conversation state) =>
        state is Conversation.WithAgent { Turn: { HistoryFailure: not null } turn } held ? held with { Turn = turn with { HistoryFailure = null } } : state;

    private static DateTimeOffset Later(DateTimeOffset? known, DateTimeOffset at) => known > at ? known.Value : at;

    private static Thread Received(Thread thread, CustomerMessageReceived e, bool arrivedWithAgent) => thread.Saw(e.Message.MessageId) with
    {
        Unanswered = InOrder([.. arrivedWithAgent ? thread.Unanswered : thread.Unanswered.TakeLast(Thread.UnansweredKept - 1), new UnansweredMessage(e.Message, arrivedWithAgent)]),
        LastInboundAt = thread.LastInboundAt > e.Message.SentAt ? thread.LastInboundAt : e.Message.SentAt,
        LastArrivalAt = e.At,
        ShownAt = e.AsTheAgents ? Later(thread.ShownAt, e.Message.SentAt < e.At ? e.Message.SentAt : e.At) : thread.ShownAt,
        TicketId = e.Message.TicketId ?? thread.TicketId,
        RecentArrivals = Rate.AddArrival(thread.RecentArrivals, e.At),
    };

    /// <summary>Webhooks overtake one another: a burst is read by the customer's own clock, which counts whole seconds, and within a second as it came.</summary>
    internal static IReadOnlyList<UnansweredMessage> InOrder(IEnumerable<UnansweredMessage> messages) =>
        [.. messages.OrderBy(pending => pending.Message.SentAt.ToUnixTimeSeconds())];

    /// <summary>
    /// What the customer waits for, and what words were to answer that are lost, is the person's to answer from now on; history tells later whether
    /// they did. A loop is broken by a person.
    /// </summary>
    private static Thread LeftToPerson(Thread thread, int epoch) => thread with
    {
        Epoch = epoch,
        Unanswered = [.. thread.WithLost().Unanswered.Select(pending => pending with { ArrivedWithAgent = false })],
        Lost = [],
        RecentReplies = [],
        LastReplies = [],
    };

    /// <summary>A person took this over: should they give it back without a word, it is the agent's to answer.</summary>
    private static Thread Seen(Thread thread) =>
        thread with { Unanswered = [.. thread.Unanswered.Select(pending => pending with { PersonHadIt = true })] };

    /// <summary>
    /// After a resolution no person stood between: what the agent still owes stays owed, but for a closing under way, which might close the chat
    /// over the customer. One not begun waits for what history shows. After a person, an older promise is void.
    /// A new ticket may have been opened by a message that no webhook told of.
    /// </summary>
    private static Thread Taken(Thread thread, AgentTookChat e, bool fromResolved, bool fromPerson) => (fromPerson ? thread.WithLost() : thread) with
    {
        Epoch = e.Epoch,
        TicketId = e.TicketId ?? thread.TicketId,
        TakenAt = e.At,
        ShownAt = e.ProvenBy is { } proven ? Later(thread.ShownAt, proven < e.At ? proven : e.At) : thread.ShownAt,
        GivenAt = e.ProvenBy ?? (e.Reason switch
        {
            Codes.ChatAssigned => e.Since ?? thread.GivenAt,
            Codes.HandedBack or Codes.AssignedMessage or Codes.CustomerReturned => e.At,
            _ => thread.GivenAt,
        }),
        ToldAt = e.Reason switch
        {
            Codes.ChatAssigned => e.Since is null ? e.At : null,
            Codes.AssignedMessage or Codes.CustomerReturned or Codes.HandedBack => null,
            _ => thread.ToldAt,
        },
        ReturnedAt = e.Reason switch
        {
            Codes.HandedBack or Codes.PauseOver => e.Since ?? e.At,
            Codes.AssignedMessage or Codes.CustomerReturned => null,
            // One that was only told may be the one from before.
            Codes.ChatAssigned when e.Since is not null => null,
            _ => thread.ReturnedAt,
        },
        AssignmentTold = e.Reason is not (Codes.AssignedMessage or Codes.CustomerReturned),
        DoubtedAt = null,
        Stopped = null,
        RecentArrivals = fromPerson ? [] : thread.RecentArrivals,
        HistoryKnown = fromResolved && e.Reason == Codes.CustomerReturned && !thread.IsNewTicket(e.TicketId) && thread.HistoryKnown,
        HistoryMissed = false,
        RepliesWait = true,
        FailuresInARow = 0,
        Effects = fromResolved
            ? [.. thread.Effects.Select(owed => owed.Epoch == thread.Epoch && owed is not { Effect: Effect.Resolve, AttemptedAt: not null } ? owed with { Epoch = e.Epoch } : owed)]
            : thread.Effects,
        Sent = fromResolved
            ? [.. thread.Sent.Select(sent => sent.Epoch == thread.Epoch ? sent with { Epoch = e.Epoch } : sent)]
            : thread.Sent,
    };

    private static Conversation ApplyToTurn(Conversation state, Thread thread, ITurnEvent happened) =>
        state is Conversation.WithAgent { Turn: { } turn } held && turn.Id == happened.TurnId
            ? TurnFold.Apply(held, turn, happened)
            : state;
}
