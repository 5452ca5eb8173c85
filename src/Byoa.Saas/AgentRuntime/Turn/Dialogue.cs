using Byoa.Saas.Conversations;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>Rebuilds the dialogue from the stream alone: the same lines for the same events, for ever.</summary>
public sealed class Dialogue
{
    // A colleague's "I will get back to you" or "please wait" is not for the model to obey for ever.
    private const string HumanStretchOver =
        "A colleague had this chat until now, and it is yours again. What they told the customer holds; what asked you to wait for them or to be silent is over. "
        + "Answer the customer yourself.";

    private static readonly TimeSpan LongestReading = TimeSpan.FromMinutes(2);

    private readonly HashSet<string> undelivered;
    private readonly HashSet<string?> ours;
    private readonly ILookup<(string TurnId, string CallId), string> results;
    private readonly ILookup<string, MediaContent> media;
    private readonly List<DialogueLine> usedByTurn = [];
    private readonly List<(Effect Effect, DateTimeOffset At)> sent = [];
    private List<DialogueLine> lines = [];
    private Conversation state = Conversation.Initial;
    private bool colleagueSpoke;

    private Dialogue(IReadOnlyList<IConversationEvent> events)
    {
        undelivered = DeliveryOfWords.Undelivered(events);
        ours = [.. events.OfType<EffectAccepted>().Select(e => e.ProviderId)];
        results = events.OfType<ToolCallFinished>().ToLookup(e => (e.TurnId, e.CallId), e => e.Result);
        media = events.OfType<MediaRead>().ToLookup(e => e.MessageId, e => e.Content);
    }

    /// <param name="events">The stream.</param>
    /// <param name="answers">What the model is to answer. What else waits came too late for this call, is not read yet, and is not shown: it would be answered twice.</param>
    public static IReadOnlyList<DialogueLine> Of(IReadOnlyList<IConversationEvent> events, IReadOnlyList<string> answers)
    {
        var dialogue = new Dialogue(events);
        foreach (var happened in events)
            dialogue.Follow(happened);
        dialogue.lines.RemoveAll(line => dialogue.Waits(line) && !answers.Contains(((DialogueLine.Customer)line).Message.MessageId));
        return dialogue.InOrder();
    }

    private void Follow(IConversationEvent happened)
    {
        var before = state;
        state = Fold.Apply(state, happened);
        switch (happened)
        {
            case HistoryImported { Failure: null } history:
                BeginAnew(history);
                break;
            case CustomerMessageReceived received:
                lines.Add(Line(received.Message));
                break;
            // Who wrote it was told later than the word itself.
            case ColleagueWrote told when before.Known?.HasSeen(told.MessageId) == true:
                break;
            // An echo of our own message may outrun Wati's answer to the send, and is known by its words until then.
            case ColleagueWrote { Text: { } text } wrote when !ours.Contains(wrote.MessageId) && !state.Known!.MayBeOurs(text, false, wrote.At):
                lines.Add(new DialogueLine.Earlier(new PastMessage(true, wrote.Operator, text, wrote.At)));
                colleagueSpoke = colleagueSpoke || before is not Conversation.WithAgent;
                break;
            case EffectAccepted accepted when before.Known?.Effects.FirstOrDefault(owed => owed.Effect.Id == accepted.EffectId) is { } owed:
                sent.Add((owed.Effect, accepted.At));
                break;
            case TurnStarted:
                usedByTurn.Clear();
                break;
            case ModelAnswered answered when Uses(answered) is { Count: > 0 } uses:
                usedByTurn.Add(new DialogueLine.Tools(answered.Text, uses));
                lines.Add(usedByTurn[^1]);
                break;
            case DraftSuperseded or DraftExpired:
                // The model decides anew on the whole burst; "the choices will be sent" would be untrue.
                lines.RemoveAll(usedByTurn.Contains);
                usedByTurn.Clear();
                break;
            case ReplyDecided reply:
                Reply(reply);
                break;
            case TemplateDecided template:
                lines.AddRange(Said(template.Effects));
                break;
            case HandedToPerson handed:
                lines.AddRange(Said(handed.Effects));
                break;
            case AgentTookChat:
                if (colleagueSpoke || before is Conversation.WithHuman)
                    lines.Add(new DialogueLine.Note(HumanStretchOver));
                colleagueSpoke = false;
                break;
        }
    }

    /// <summary>
    /// History may be read anew in the middle of a turn: what waits follows it, and what the turn's tools did is done. A person's time with the chat
    /// that nobody told of is known by their words alone, and is as much over as any other.
    /// </summary>
    private void BeginAnew(HistoryImported history)
    {
        var note = lines.OfType<DialogueLine.Note>().LastOrDefault();
        List<DialogueLine> earlier = [.. history.Earlier.Select(past => new DialogueLine.Earlier(past))];
        if (note is null && earlier.FindLastIndex(line => line is DialogueLine.Earlier { Message.ByPerson: true }) is >= 0 and var last)
            earlier.Insert(last + 1, new DialogueLine.Note(HumanStretchOver));
        lines =
        [
            .. earlier,
            .. Said(SentMeanwhile(history)),
            .. Said(Owed(history.Earlier)),
            .. note is null ? Array.Empty<DialogueLine>() : [note],
            .. state.Known!.Unanswered.Select(pending => Line(pending.Message)),
            .. usedByTurn,
        ];
    }

    /// <summary>What came meanwhile stands after the reply: the model must see that it still waits.</summary>
    private void Reply(ReplyDecided reply)
    {
        var waiting = lines.Where(Waits).ToList();
        lines.RemoveAll(waiting.Contains);
        lines.AddRange([.. Said(reply.Effects), .. waiting]);
    }

    /// <summary>What was sent while history was being read may stand in it or not, and is said either way.</summary>
    private IEnumerable<Effect> SentMeanwhile(HistoryImported history) =>
        from word in sent
        where word.At > history.At - LongestReading && !history.Earlier.Any(past => past.FromBusiness && past.Text.Trim() == word.Effect.Words?.Trim())
        select word.Effect;

    /// <summary>
    /// What is decided and not known to be sent, unless history shows it. Of an older ownership what was attempted counts as well: the customer may have read it.
    /// </summary>
    private IEnumerable<Effect> Owed(IReadOnlyList<PastMessage> history) => state.Known!.Effects
        .Where(owed => owed.Epoch == state.Known!.Epoch || owed.AttemptedAt is not null)
        .Where(owed => !history.Any(past => past.FromBusiness && owed.MayBe(past.Text, false, past.SentAt)))
        .Select(owed => owed.Effect);

    private IEnumerable<DialogueLine.Agent> Said(IEnumerable<Effect> effects) =>
        effects.Where(effect => !undelivered.Contains(effect.Id)).Select(DeliveryOfWords.TextOf).OfType<string>().Select(text => new DialogueLine.Agent(text));

    private DialogueLine.Customer Line(CustomerMessage message) => new(message, media[message.MessageId].LastOrDefault());

    private List<(ToolCall, string)> Uses(ModelAnswered answered) =>
    [
        .. answered.ToolCalls.Where(call => results.Contains((answered.TurnId, call.CallId))).Select(call => (call, results[(answered.TurnId, call.CallId)].First())),
    ];

    private bool Waits(DialogueLine line) =>
        line is DialogueLine.Customer customer && state.Known!.Unanswered.Any(pending => pending.Message.MessageId == customer.Message.MessageId);

    /// <summary>Webhooks overtake one another: what waits is told in the order the customer wrote it, in the places where it arrived.</summary>
    private List<DialogueLine> InOrder()
    {
        List<string> order = [.. (state.Known?.Unanswered ?? []).Select(pending => pending.Message.MessageId)];
        var waiting = new Queue<DialogueLine>(lines.Where(Waits).OrderBy(line => order.IndexOf(((DialogueLine.Customer)line).Message.MessageId)));
        return [.. lines.Select(line => Waits(line) ? waiting.Dequeue() : line)];
    }
}
