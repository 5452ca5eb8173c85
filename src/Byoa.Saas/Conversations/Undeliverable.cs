using Byoa.Saas.Alerts;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>What follows when a message of ours does not reach the customer: unless a person has the chat by then, it is recovered.</summary>
internal static class Undeliverable
{
    /// <summary>Meta's code for a message outside the session window.</summary>
    private const string OutsideWindow = "131047";

    /// <summary>What was owed is refused or given up. What was no message is not missed, nor is an older ownership's, unless its question may stand unanswered.</summary>
    public static Decision Lost(Conversation state, string conversationId, OwedEffect owed, IEffectEvent fact, string code) =>
        !owed.Effect.IsMessage || (owed.Epoch != state.Known!.Epoch && !(code == Codes.ReplyUncertain && owed.Answers.Count > 0)) ? Decision.Accept(fact)
        : Recover(state, conversationId, fact, ReasonOf(code, owed.Effect is Effect.SendTemplate), owed.Progress is EffectProgress.Claimed attempt ? attempt.At : fact.At);

    /// <summary>What was sent failed at the customer's phone.</summary>
    /// <param name="state">The conversation.</param>
    /// <param name="conversationId">Its id.</param>
    /// <param name="fact">How we know: the report, or Wati's answer to a send whose failure was reported before.</param>
    /// <param name="failedCode">Meta's code, if one was told.</param>
    /// <param name="sent">The message.</param>
    public static Decision Failed(Conversation state, string conversationId, IConversationEvent fact, string? failedCode, SentEffect sent)
    {
        var thread = state.Known!;
        return IsMissed(thread, sent, failedCode)
            ? Recover(state, conversationId, fact, ReasonOf(failedCode == OutsideWindow ? Codes.WindowClosed : "", IsTemplate(thread, sent)), sent.At)
            : Decision.Accept(fact);
    }

    /// <summary>
    /// A report may be days late: since then a person may have had the chat. And the window, or a template for a closed one, is of no interest once a
    /// later answer came through.
    /// </summary>
    public static bool IsMissed(Thread thread, SentEffect sent, string? failedCode) =>
        (sent.Epoch ?? thread.Epoch) == thread.Epoch && !((IsTemplate(thread, sent) || failedCode == OutsideWindow) && IsSucceeded(thread, sent));

    private static bool IsTemplate(Thread thread, SentEffect sent) => thread.Template?.EffectId == sent.EffectId;

    private static bool IsSucceeded(Thread thread, SentEffect sent) => thread.Sent.SkipWhile(earlier => earlier.EffectId != sent.EffectId).Skip(1)
        .Any(later => later is { BeginsAnswer: true, Status: DeliveryStatus.Delivered or DeliveryStatus.Read });

    private static string ReasonOf(string code, bool template) => code switch
    {
        Codes.ReplyUncertain or Codes.ScopeMissing => code,
        _ when template => Codes.TemplateUndeliverable,
        Codes.WindowClosed => code,
        _ => Codes.ReplyUndeliverable,
    };

    private static Decision Recover(Conversation state, string conversationId, IConversationEvent fact, string reason, DateTimeOffset lostAt) => state switch
    {
        Conversation.WithAgent { Thread: var thread } => Decision.Accept([fact, .. Unsendable(thread, fact, reason, lostAt)])
            .Sending(new RecoverUndelivered(conversationId, thread.Epoch, reason, lostAt)),
        // It was closed upon words the customer never read.
        Conversation.Resolved { Thread: var thread } => Decision
            .Accept([fact, .. Unsendable(thread, fact, reason, lostAt), new AgentTookChat(thread.Epoch + 1, reason, thread.TicketId, fact.At)])
            .Sending(new RecoverUndelivered(conversationId, thread.Epoch + 1, reason, lostAt)),
        _ => Decision.Accept(fact),
    };

    /// <summary>
    /// What was to follow through the closed window is dropped in the same append, so that one reply is recovered once; unless the customer wrote since
    /// and opened it again. And nothing is closed upon words the customer never read.
    /// </summary>
    private static IEnumerable<EffectAbandoned> Unsendable(Thread thread, IConversationEvent fact, string reason, DateTimeOffset lostAt) =>
        from owed in thread.Effects
        where owed.Epoch == thread.Epoch && owed.Progress is EffectProgress.Waiting && owed.Effect.Id != (fact as IEffectEvent)?.EffectId
            && (owed.Effect is Effect.Resolve || (reason == Codes.WindowClosed && thread.LastArrivalAt <= lostAt && owed.Effect is not Effect.SendTemplate))
        select new EffectAbandoned(owed.Effect.Id, reason, fact.At);

    /// <summary>What the agency wrote does not fit its account at Wati; only the agency can mend it.</summary>
    public static IReadOnlyList<object> Alerts(string conversationId, Effect effect) => effect switch
    {
        // Nobody was told of the hand-over then: the chat may lie with a person who does not exist.
        Effect.Assign =>
        [
            new RaiseAlert(
                AlertKinds.AssignmentRefused, conversationId,
                "Wati did not assign this chat as the hand-off policy says: assign it by hand, and check the policy's operator and teams."),
        ],
        Effect.SendTemplate template =>
        [
            new RaiseAlert(
                AlertKinds.TemplateRefused, template.Name,
                "Wati refused the template for closed windows: check that it is approved, and that its parameters have the names Wati shows."),
        ],
        _ => [],
    };
}
