using System.Text.Json.Serialization;

namespace Byoa.Saas.Conversations;

/// <summary>What is known of a conversation whoever holds it.</summary>
/// <param name="Epoch">Rises at each change of owner; what was decided under an older one is dropped.</param>
/// <param name="Address">How the customer is reached.</param>
/// <param name="Name">What the customer is called.</param>
/// <param name="AgentName">What Wati calls the AI operator, once an assignment told us.</param>
/// <param name="TicketId">Wati's current support session.</param>
/// <param name="LastInboundAt">The customer's last message, by Wati's clock: opens the 24-hour session window.</param>
/// <param name="LastArrivalAt">When the customer's last message reached us: a burst settles by our own clock.</param>
/// <param name="SeenMessages">Ids of the latest messages, newest last; repeated deliveries are recognised by them.</param>
/// <param name="Unanswered">What the customer wrote and nobody answered yet, in order.</param>
/// <param name="Effects">What is owed to Wati, in order; settled ones have left.</param>
/// <param name="Sent">The latest messages of ours, for echoes and delivery reports; newest last.</param>
/// <param name="HistoryKnown">Whether history was read since the chat last became the agent's.</param>
/// <param name="ContactReadAt">When the contact was last read: each look costs the tenant a call of a small quota.</param>
/// <param name="FailuresInARow">Failed model and tool calls since the last reply.</param>
public sealed record Thread(
    int Epoch,
    Address Address,
    string? Name,
    string? AgentName,
    string? TicketId,
    DateTimeOffset? LastInboundAt,
    DateTimeOffset LastArrivalAt,
    IReadOnlyList<string> SeenMessages,
    IReadOnlyList<UnansweredMessage> Unanswered,
    IReadOnlyList<OwedEffect> Effects,
    IReadOnlyList<SentEffect> Sent,
    bool HistoryKnown,
    DateTimeOffset? ContactReadAt,
    int FailuresInARow)
{
    /// <summary>When the chat last became the agent's.</summary>
    public DateTimeOffset TakenAt { get; init; }

    /// <summary>The same, when Wati knows nothing of it since we gave it back ourselves: assignments from before are past.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>When Wati or a person last gave the chat to the agent, as far as is known for sure: what colleagues wrote before is past.</summary>
    public DateTimeOffset GivenAt { get; init; }

    /// <summary>
    /// When an assignment was told of which nobody knows yet when it was made: history will say. It may repeat what was told before, or a person may have
    /// had the chat in between. Null once history was read.
    /// </summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>Until when Wati has shown the chat as the agent's by sending what the customer wrote as such: when it was written, since its webhook may have come late.</summary>
    public DateTimeOffset? ShownAt { get; init; }

    /// <summary>Whether no assignment is on its way by which the agent has the chat: Wati told of it, or there is none. A message that proves the chat may come before it.</summary>
    public bool AssignmentTold { get; init; }

    /// <summary>When a webhook named a colleague as the one who has the chat, since it last became the agent's: Wati is asked before the agent speaks.</summary>
    public DateTimeOffset? DoubtedAt { get; init; }

    /// <summary>Whether history could not be read when it was last asked, and may be later: a known question does not wait for it.</summary>
    public bool HistoryMissed { get; init; }

    /// <summary>When the agent closed the chat that it has again: the assignment by which it does may be the one from before. Null once a turn is over.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether a person may have answered what is owed and not begun, of whom nobody told: it waits until history was asked.</summary>
    public bool RepliesWait { get; init; }

    /// <summary>How often history had to be read anew while the agent had the chat.</summary>
    public int HistoryDemands { get; init; }

    /// <summary>When the last attempt to send a message began: customers are not written to faster than the pace allows.</summary>
    public DateTimeOffset? LastSendAt { get; init; }

    /// <summary>When the customer's latest messages came, oldest first: a flood is known by them.</summary>
    public IReadOnlyList<DateTimeOffset> RecentArrivals { get; init; } = [];

    /// <summary>When the agent's latest replies were decided, oldest first, since a person last had the chat: a loop is known by them.</summary>
    public IReadOnlyList<DateTimeOffset> RecentReplies { get; init; } = [];

    /// <summary>Marks of what the latest replies said (<see cref="Breaker.MarkOf"/>), oldest first.</summary>
    public IReadOnlyList<string> LastReplies { get; init; } = [];

    /// <summary>The breaker that stopped the agent, until the chat is the agent's again; null while none did.</summary>
    public string? Stopped { get; init; }

    /// <summary>Reports by Wati's ids alone, of messages nobody knows, while one of ours was under way: Wati's answer to the send tells whether they are of it.</summary>
    public IReadOnlyList<DeliveryReported> EarlyReports { get; init; } = [];

    /// <summary>Ids of the business's latest words of which nobody told yet that a person wrote them, newest last.</summary>
    public IReadOnlyList<string> UnsignedWords { get; init; } = [];

    /// <summary>What was answered by words that are lost for good, until a template stands in for them or a person has the chat.</summary>
    public IReadOnlyList<CustomerMessage> Lost { get; init; } = [];

    /// <summary>When a colleague last wrote for sure, by Wati's clock.</summary>
    public DateTimeOffset? ColleagueSpokeAt { get; init; }

    public const int UnsignedWordsKept = 40;
    public const int EarlyReportsKept = 10;
    public const int ArrivalsKept = 201;
    public const int RepliesKept = 200;
    public const int LastRepliesKept = 9;

    /// <summary>Older ids are caught by the receipts, which are unique by vendor id.</summary>
    public const int SeenMessagesKept = 300;

    /// <summary>What is written to people piles up while the agent does not have the chat: so many of the latest are kept.</summary>
    public const int UnansweredKept = 200;

    public const int SentKept = 40;

    public static Thread Empty { get; } = new(0, Address.None, null, null, null, null, DateTimeOffset.MinValue, [], [], [], [], false, null, 0);

    /// <summary>The latest template that stood in for an answer.</summary>
    public TemplateUse? Template { get; init; }

    /// <summary>One template for one silence: until the customer writes again there is no other.</summary>
    [JsonIgnore]
    public bool TemplateSpent => Template is { } used && used.SilentSince == LastInboundAt;

    /// <summary>Until when the chat is known to have been the agent's, by what Wati sent as the agent's or by when it was given.</summary>
    [JsonIgnore]
    public DateTimeOffset LastShownAt => ShownAt > GivenAt ? ShownAt.Value : GivenAt == default ? ToldAt ?? default : GivenAt;

    /// <summary>From when on assignments at Wati say who has the chat: older ones are from before the agent had it.</summary>
    [JsonIgnore]
    public DateTimeOffset AssignmentsFrom => ReturnedAt > GivenAt ? ReturnedAt.Value : GivenAt;

    /// <summary>The same, as long as history has not said when the assignment was made that was told.</summary>
    [JsonIgnore]
    public DateTimeOffset LastGivenAt => ToldAt > AssignmentsFrom ? ToldAt.Value : AssignmentsFrom;

    /// <summary>Whether a colleague wrote after the chat may have been given to the agent: only history can tell which came first.</summary>
    [JsonIgnore]
    public bool IsWordOpen => ToldAt is not null && ColleagueSpokeAt > AssignmentsFrom && !(ColleagueSpokeAt <= ShownAt);

    /// <summary>Whether a closing of this ownership's is still to be made.</summary>
    [JsonIgnore]
    public bool IsClosing => Effects.Any(owed => owed is { Effect: Effect.Resolve, Progress: EffectProgress.Waiting } && owed.Epoch == Epoch);

    public bool IsNewTicket(string? ticketId) => ticketId is not null && TicketId is not null && ticketId != TicketId;

    public bool HasSeen(string messageId) => SeenMessages.Contains(messageId);

    /// <summary>Whether a message of the business's side is one that Wati accepted from us, by any of its ids.</summary>
    public bool HasSent(string? localMessageId, string? providerId, string? whatsappMessageId) => Sent.Any(sent =>
        (localMessageId is not null && sent.EffectId == localMessageId)
        || (providerId is not null && sent.ProviderId == providerId)
        || (whatsappMessageId is not null && sent.WhatsappMessageId == whatsappMessageId));

    /// <summary>What a report told of something that is still owed: that Wati has it, whatever became of the attempt. Null when none came.</summary>
    public SentEffect? ReportOn(OwedEffect owed) => Sent.FirstOrDefault(sent => sent.EffectId == owed.Effect.Id);

    /// <summary>The furthest of the early reports on a message that has these ids; null when there is none.</summary>
    public DeliveryReported? EarlyReportOn(string? providerId, string? whatsappMessageId) =>
        EarlyReports.Where(report => report.ProviderId == providerId || report.ProviderId == whatsappMessageId).MaxBy(report => report.Status);

    /// <summary>Whether it is one of ours, be it only on its way.</summary>
    public bool IsOurs(string? localMessageId, string? providerId, string? whatsappMessageId) =>
        Effects.Any(owed => owed.Effect.Id == localMessageId) || HasSent(localMessageId, providerId, whatsappMessageId);

    /// <summary>Whether it may be one of ours on its way, told before Wati's answer to the send, and by words alone.</summary>
    public bool MayBeOurs(string? text, bool isTemplate, DateTimeOffset at) => Effects.Any(owed => owed.MayBe(text, isTemplate, at));

    internal Thread Saw(string messageId) => HasSeen(messageId)
        ? this
        : this with { SeenMessages = [.. SeenMessages.TakeLast(SeenMessagesKept - 1), messageId] };

    internal Thread Heard(ColleagueWrote word) => Saw(word.MessageId) with
    {
        ColleagueSpokeAt = word.SpokenAt > ColleagueSpokeAt || ColleagueSpokeAt is null ? word.SpokenAt ?? ColleagueSpokeAt : ColleagueSpokeAt,
        UnsignedWords = [.. UnsignedWords.Where(id => id != word.MessageId).TakeLast(UnsignedWordsKept - 1), .. word.IsUnsigned ? [word.MessageId] : Array.Empty<string>()],
    };

    internal Thread Owes(IReadOnlyList<Effect> effects, int epoch, params IReadOnlyList<CustomerMessage> answers) => this with
    {
        Effects = [.. Effects, .. effects.Select((effect, part) => new OwedEffect(effect, epoch, EffectProgress.Waiting.Fresh, 0) { Answers = part == 0 ? answers : [] })],
    };

    /// <summary>When the chat was given, once history was asked: where it lists no assignments at all, or nothing else is known, one is as good as made when told.</summary>
    /// <param name="listed">The latest assignment to the agent that history lists.</param>
    /// <param name="isUnlisted">Whether history, read back to when the chat was given as far as we know, lists no assignment at all.</param>
    public DateTimeOffset GivenBy(DateTimeOffset? listed, bool isUnlisted) =>
        (listed ?? (isUnlisted || GivenAt == default ? ToldAt : null)) is { } made && made > GivenAt ? made : GivenAt;

    /// <summary>These messages wait no longer: the effects shall answer them.</summary>
    internal Thread Answered(IReadOnlyList<string> messageIds, IReadOnlyList<Effect> effects, int epoch, params IReadOnlyList<CustomerMessage> lost)
    {
        var answered = Unanswered.ToLookup(pending => messageIds.Contains(pending.Message.MessageId));
        return (this with { Unanswered = [.. answered[false]] }).Owes(effects, epoch, [.. lost, .. answered[true].Select(pending => pending.Message)]);
    }

    /// <summary>What words were to answer that are lost waits for an answer.</summary>
    internal Thread WithLost() => this with
    {
        Unanswered = Fold.InOrder([.. Lost.Select(message => new UnansweredMessage(message, false)), .. Unanswered]), Lost = [],
    };

    internal Thread Settled(string effectId, SentEffect? sent) => this with
    {
        Effects = [.. Effects.Where(owed => owed.Effect.Id != effectId)],
        Sent = sent is null ? Sent : [.. Sent.Where(earlier => earlier.EffectId != effectId).TakeLast(SentKept - 1), sent],
    };
}
