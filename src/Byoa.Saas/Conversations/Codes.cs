namespace Byoa.Saas.Conversations;

/// <summary>Every stable code of this room: reasons in events, refusals and ignored commands. Part of the public contract.</summary>
public static class Codes
{
    // Why the agent has the chat.
    public const string ChatAssigned = "chat_assigned";
    public const string AssignedMessage = "assigned_message";
    public const string CustomerReturned = "customer_returned";
    public const string HandedBack = "handed_back";
    public const string PauseOver = "pause_over";

    // Why a closing is not made any more.
    public const string ChatReopened = "chat_reopened";

    // Why a reply is not made any more.
    public const string AnsweredByPerson = "answered_by_person";

    // Why history is read anew.
    public const string NewTicket = "new_ticket";
    public const string AssignedAgain = "assigned_again";
    public const string ReplyDropped = "reply_dropped";

    // Why a person has it, or why the agent fell silent.
    public const string TakenOver = "taken_over";
    public const string Paused = "paused";
    public const string ColleagueWrote = "colleague_wrote";
    public const string AssignedToColleague = "assigned_to_colleague";
    public const string OwnerChanged = "owner_changed";
    public const string NothingToAnswer = "nothing_to_answer";
    public const string Answered = "answered";
    public const string ChoicesOffered = "choices_offered";
    public const string ResolvedByAgent = "resolved_by_agent";
    public const string TemplateSent = "template_sent";

    // Why the agent handed over.
    public const string ModelAskedForPerson = "model_handed_over";
    public const string CustomerAskedForPerson = "customer_asked_for_person";
    public const string Keyword = "keyword";
    public const string OutsideBusinessHours = "outside_business_hours";
    public const string UnsupportedMedia = "unsupported_media";
    public const string RepeatedFailures = "repeated_failures";
    public const string ModelUnavailable = "model_unavailable";
    public const string ModelRefused = "model_refused";
    public const string ModelMisconfigured = "model_misconfigured";
    public const string StepLimit = "step_limit";
    public const string HistoryUnreadable = "history_unreadable";
    public const string HistoryTooShort = "history_too_short";
    public const string WindowClosed = "window_closed";
    public const string TemplateIncomplete = "template_incomplete";
    public const string TemplateUndeliverable = "template_undeliverable";
    public const string TurnFailed = "turn_failed";
    public const string EmptyAnswer = "empty_answer";
    public const string ReplyUndeliverable = "reply_undeliverable";
    public const string ReplyUncertain = "reply_uncertain";

    // Which breaker stopped the agent: it hands over, and an alert says so.
    public const string ReplyLoop = "reply_loop";
    public const string TooManyReplies = "too_many_replies";
    public const string CustomerFlood = "customer_flood";
    public const string RepeatedAnswer = "repeated_answer";

    // What became of model calls.
    public const string ModelTimeout = "model_timeout";
    public const string ModelCallLost = "model_call_lost";
    public const string ModelRateLimited = "model_rate_limited";
    public const string ModelCredential = "model_credential";
    public const string ModelCircuitOpen = "model_circuit_open";
    public const string ModelUnreadable = "model_answer_unreadable";
    public const string ContentFiltered = "content_filtered";
    public const string AnswerTooLong = "answer_too_long";

    // What became of effects.
    public const string Throttled = "throttled";
    public const string CredentialRefused = "credential_refused";
    public const string NotSent = "not_sent";
    public const string ScopeMissing = "scope_missing";
    public const string LeaseExpired = "lease_expired";
    public const string LookOutdated = "look_outdated";
    public const string DeliveryUnknown = "delivery_unknown";

    // What became of attachments.
    public const string MediaUnavailable = "media_unavailable";
    public const string MediaTooLarge = "media_too_large";
    public const string MediaUnsupported = "media_unsupported";
    public const string MediaTimeout = "media_timeout";

    // Ignored commands.
    public const string Duplicate = "duplicate";
    public const string NothingToDo = "nothing_to_do";
    public const string AlreadyWithPerson = "already_with_person";
    public const string AlreadyResolved = "already_resolved";
    public const string TurnOver = "turn_over";
    public const string EffectSettled = "effect_settled";
    public const string EffectClaimedElsewhere = "effect_claimed";
    public const string NotNext = "not_next";
    public const string OwnerDoubted = "owner_doubted";
    public const string NotOurs = "not_ours";
    public const string NotDue = "not_due";
    public const string TemplateSpent = "template_already_sent";
    public const string TemplateUnfit = "template_not_for_channel";

    // Refusals.
    public const string ConversationUnknown = "conversation_unknown";
    public const string HeldByColleague = "held_by_colleague";
    public const string NeverTheAgents = "never_the_agents";
}
