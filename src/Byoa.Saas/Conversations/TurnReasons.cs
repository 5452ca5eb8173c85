using System.Text.Json;
using System.Text.Json.Serialization;

namespace Byoa.Saas.Conversations;

/// <summary>
/// Why a turn ended. Made from a code of <see cref="TurnReasons"/> and from nothing else, so that no decision can end a turn for a reason
/// nobody can look up; only what was stored by another build may hold a code this one does not list.
/// </summary>
[JsonConverter(typeof(Written))]
public sealed record TurnReason
{
    private TurnReason(string code) => Code = code;

    public string Code { get; }

    [JsonIgnore]
    public bool IsListed => TurnReasons.Find(Code) is not null;

    public static implicit operator TurnReason(string code) => TurnReasons.Find(code) is not null
        ? new(code)
        : throw new ArgumentOutOfRangeException(nameof(code), code, TurnReasons.Remedy);

    public override string ToString() => Code;

    private sealed class Written : JsonConverter<TurnReason>
    {
        public override TurnReason Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, TurnReason value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }
}

/// <summary>One line of the list.</summary>
/// <param name="Outcome">How the turn ended.</param>
/// <param name="Code">Stable; part of the public contract.</param>
/// <param name="Meaning">What happened, in a sentence.</param>
public sealed record ListedReason(TurnOutcome Outcome, string Code, string Meaning);

/// <summary>Every reason a turn may end for: a reply, a person, or silence. A new one is one line here, and one in the room's README.</summary>
public static class TurnReasons
{
    internal const string Remedy = "No turn may end for this reason: add a line with its outcome and a sentence to TurnReasons.All.";

    public static IReadOnlyList<ListedReason> All { get; } =
    [
        new(TurnOutcome.Replied, Codes.Answered, "The agent answered."),
        new(TurnOutcome.Replied, Codes.ChoicesOffered, "The agent asked the customer to choose, with buttons or a list."),
        new(TurnOutcome.Replied, Codes.ResolvedByAgent, "The agent answered and closed the chat."),
        new(TurnOutcome.Replied, Codes.TemplateSent, "WhatsApp's 24-hour window is closed: the tenant's template went out in place of an answer."),

        new(TurnOutcome.HandedOver, Codes.ModelAskedForPerson, "The model asked for a person."),
        new(TurnOutcome.HandedOver, Codes.CustomerAskedForPerson, "The customer asked for a person."),
        new(TurnOutcome.HandedOver, Codes.Keyword, "The customer used one of the tenant's words for a person."),
        new(TurnOutcome.HandedOver, Codes.OutsideBusinessHours, "The customer wrote outside the tenant's business hours."),
        new(TurnOutcome.HandedOver, Codes.UnsupportedMedia, "The customer sent something the agent cannot read."),
        new(TurnOutcome.HandedOver, Codes.RepeatedFailures, "Model or tools failed too often in a row."),
        new(TurnOutcome.HandedOver, Codes.ModelUnavailable, "The model did not answer, after all tries."),
        new(TurnOutcome.HandedOver, Codes.ModelRefused, "The model's provider refused the request for good."),
        new(TurnOutcome.HandedOver, Codes.ModelMisconfigured, "The model's provider refused the key or the settings."),
        new(TurnOutcome.HandedOver, Codes.StepLimit, "The turn used up its model calls without an answer."),
        new(TurnOutcome.HandedOver, Codes.EmptyAnswer, "The model answered with nothing to send."),
        new(TurnOutcome.HandedOver, Codes.ReplyLoop, "Replies went back and forth too fast: the other side looks like a machine."),
        new(TurnOutcome.HandedOver, Codes.TooManyReplies, "The agent wrote too many replies without a person's word in between."),
        new(TurnOutcome.HandedOver, Codes.CustomerFlood, "The customer wrote far more than a person does."),
        new(TurnOutcome.HandedOver, Codes.RepeatedAnswer, "The agent was about to give the same answer again and again."),
        new(TurnOutcome.HandedOver, Codes.HistoryUnreadable, "Wati's history could not be read, so nobody can say what was answered already."),
        new(TurnOutcome.HandedOver, Codes.WindowClosed, "WhatsApp's 24-hour window is closed, so no free word may be sent."),
        new(TurnOutcome.HandedOver, Codes.TemplateIncomplete, "The window is closed, and a value for the tenant's template was missing."),
        new(TurnOutcome.HandedOver, Codes.TemplateUndeliverable, "The window is closed, and the tenant's template could not be brought to the customer."),
        new(TurnOutcome.HandedOver, Codes.ReplyUndeliverable, "An earlier reply could not be brought to the customer."),
        new(TurnOutcome.HandedOver, Codes.ReplyUncertain, "Nobody could find out whether an earlier reply reached the customer."),
        new(TurnOutcome.HandedOver, Codes.ScopeMissing, "Wati takes the AI operator's token, but not for sending, or not in this chat."),
        new(TurnOutcome.HandedOver, Codes.TurnFailed, "The turn failed again and again for a reason nobody foresaw."),

        new(TurnOutcome.Silent, Codes.NothingToAnswer, "Nothing of the customer's waited for an answer."),
        new(TurnOutcome.Silent, Codes.TakenOver, "A colleague took the chat through the API."),
        new(TurnOutcome.Silent, Codes.Paused, "The agent was put to sleep in this chat for a while."),
        new(TurnOutcome.Silent, Codes.ColleagueWrote, "A colleague wrote in the chat."),
        new(TurnOutcome.Silent, Codes.AssignedToColleague, "Wati's history shows that the chat was given to a colleague."),
    ];

    // A code may stand for several outcomes.
    private static readonly ILookup<string, ListedReason> ByCode = All.ToLookup(reason => reason.Code, StringComparer.Ordinal);

    public static ListedReason? Find(string code) => ByCode[code].FirstOrDefault();

    public static bool Explains(TurnEnded ended) => ByCode[ended.Reason.Code].Any(reason => reason.Outcome == ended.Outcome);
}
