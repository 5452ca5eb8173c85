using Byoa.Saas.Conversations;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>One line of a conversation as the model is told it. A closed family.</summary>
public abstract record DialogueLine
{
    private DialogueLine() { }

    public sealed record Customer(CustomerMessage Message, MediaContent? Media) : DialogueLine;

    public sealed record Agent(string Text) : DialogueLine;

    /// <summary>Said before the stream began, or while a colleague had the chat.</summary>
    public sealed record Earlier(PastMessage Message) : DialogueLine;

    public sealed record Tools(string? Text, IReadOnlyList<(ToolCall Call, string Result)> Uses) : DialogueLine;

    /// <summary>What the model must know of the course of things.</summary>
    public sealed record Note(string Text) : DialogueLine;
}

/// <summary>Rebuilds the dialogue from the stream alone: the same lines for the same events, for ever.</summary>
public static class Dialogue
{
    // A colleague's "I will get back to you" or "please wait" is not for the model to obey for ever.
    private const string HumanStretchOver =
        "A colleague had this chat until now, and it is yours again. What they told the customer holds; what asked you to wait for them or to be silent is over. Answer the customer yourself.";

    /// <param name="events">The stream.</param>
    /// <param name="answers">What the model is to answer. What else waits came too late for this call, is not read yet, and is not shown: it would be answered twice.</param>
    public static IReadOnlyList<DialogueLine> Of(IReadOnlyList<IConversationEvent> events, IReadOnlyList<string> answers)
    {
        var undelivered = Undelivered(events);
        var ours = events.OfType<EffectAccepted>().Select(e => e.ProviderId).ToHashSet();
        var results = events.OfType<ToolCallFinished>().ToLookup(e => (e.TurnId, e.CallId), e => e.Result);
        var media = events.OfType<MediaRead>().ToLookup(e => e.MessageId, e => e.Content);
        List<DialogueLine> lines = [];
        List<DialogueLine> usedByTurn = [];
        var state = Conversation.Initial;
        var colleagueSpoke = false;
        foreach (var happened in events)
        {
            var before = state;
            state = Fold.Apply(state, happened);
            switch (happened)
            {
                case HistoryImported { Failure: null } history:
                    var notes = lines.OfType<DialogueLine.Note>().TakeLast(1).ToList();
                    lines = [.. history.Earlier.Select(past => new DialogueLine.Earlier(past)), .. Said(Owed(state, history.Earlier)), .. notes];
                    lines.AddRange((state.Known?.Unanswered ?? []).Select(pending => Line(pending.Message)));
                    // History may be read anew in the middle of a turn: what its tools did is done.
                    lines.AddRange(usedByTurn);
                    break;
                case CustomerMessageReceived received:
                    lines.Add(Line(received.Message));
                    break;
                // An echo of our own message may outrun Wati's answer to the send, and is known by its words until then.
                case ColleagueWrote { Text: { } text } wrote when !ours.Contains(wrote.MessageId) && !state.Known!.MayBeOurs(text, false, wrote.At):
                    lines.Add(new DialogueLine.Earlier(new PastMessage(true, wrote.Operator, text, wrote.At)));
                    colleagueSpoke = colleagueSpoke || before is not Conversation.WithAgent;
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
                    // What came meanwhile stands after the reply: the model must see that it still waits.
                    var waiting = lines.Where(line => line is DialogueLine.Customer customer && Waits(state, customer)).ToList();
                    lines.RemoveAll(waiting.Contains);
                    lines.AddRange([.. Said(reply.Effects), .. waiting]);
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
        lines.RemoveAll(line => line is DialogueLine.Customer customer && Waits(state, customer) && !answers.Contains(customer.Message.MessageId));
        return InOrder(lines, state);

        DialogueLine.Customer Line(CustomerMessage message) => new(message, media[message.MessageId].LastOrDefault());

        List<(ToolCall, string)> Uses(ModelAnswered answered) =>
            [.. answered.ToolCalls.Where(call => results.Contains((answered.TurnId, call.CallId)))
                .Select(call => (call, results[(answered.TurnId, call.CallId)].First()))];

        IEnumerable<DialogueLine.Agent> Said(IReadOnlyList<Effect> effects) =>
            effects.Where(effect => !undelivered.Contains(effect.Id)).Select(TextOf).OfType<string>().Select(text => new DialogueLine.Agent(text));
    }

    /// <summary>
    /// What is decided and not known to be sent, unless history shows it. Of an older ownership what was attempted counts as well: the customer may have read it.
    /// </summary>
    private static IReadOnlyList<Effect> Owed(Conversation state, IReadOnlyList<PastMessage> history) =>
    [
        .. (state.Known?.Effects ?? []).Where(owed => owed.Epoch == state.Known!.Epoch || owed.AttemptedAt is not null)
            .Where(owed => !history.Any(past => past.FromBusiness && owed.MayBe(past.Text, false, past.SentAt))).Select(owed => owed.Effect),
    ];

    /// <summary>Webhooks overtake one another: what waits is told in the order the customer wrote it, in the places where it arrived.</summary>
    private static List<DialogueLine> InOrder(List<DialogueLine> lines, Conversation state)
    {
        List<string> order = [.. (state.Known?.Unanswered ?? []).Select(pending => pending.Message.MessageId)];
        var waiting = new Queue<DialogueLine>(lines.OfType<DialogueLine.Customer>().Where(line => Waits(state, line)).OrderBy(line => order.IndexOf(line.Message.MessageId)));
        return [.. lines.Select(line => line is DialogueLine.Customer customer && Waits(state, customer) ? waiting.Dequeue() : line)];
    }

    private static bool Waits(Conversation state, DialogueLine.Customer line) =>
        state.Known!.Unanswered.Any(pending => pending.Message.MessageId == line.Message.MessageId);

    /// <summary>What the customer surely never read. Of an uncertain message nobody knows; the model had better think it was read than say it twice.</summary>
    private static HashSet<string> Undelivered(IReadOnlyList<IConversationEvent> events)
    {
        var providers = events.OfType<EffectAccepted>().Where(e => e.ProviderId is not null).ToLookup(e => e.ProviderId, e => e.EffectId);
        var failed = events.OfType<DeliveryReported>().Where(e => e.Status == DeliveryStatus.Failed).ToList();
        return
        [
            .. events.OfType<EffectAbandoned>().Where(e => e.Reason != Codes.ReplyUncertain).Select(e => e.EffectId),
            .. events.OfType<EffectRefused>().Select(e => e.EffectId),
            .. failed.Select(e => e.LocalMessageId).OfType<string>(),
            .. failed.SelectMany(e => providers[e.ProviderId]),
        ];
    }

    private static string? TextOf(Effect effect) => effect switch
    {
        Effect.SendTemplate template => "[More than a day had passed, so that no free answer could be sent. Instead the customer got the approved template "
            + $"\"{template.Name}\" ({string.Join(", ", template.Parameters.Values)}); what was asked is still open.]",
        Effect.SendText text => text.Text,
        Effect.SendChoices choices => $"{choices.Text}\n[{string.Join(" | ", choices.Options)}]",
        _ => null,
    };
}
