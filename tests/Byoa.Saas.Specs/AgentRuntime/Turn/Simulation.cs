using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Specs.Conversations;
using Byoa.Saas.Specs.Hosting;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

/// <summary>A model call of the script: how long it takes, and whether its process dies in it.</summary>
internal sealed record ScriptedCall(double Seconds, bool Dies);

/// <summary>What befalls the process that takes a step: nothing, its death before the work begins, or a second process with the same message.</summary>
internal enum Fate { None, Death, Twin }

/// <param name="Id">The message.</param>
/// <param name="At">When it arrives.</param>
/// <param name="ReadingSeconds">How long its attachment takes to be read; null without one.</param>
internal sealed record Arrival(string Id, DateTimeOffset At, double? ReadingSeconds = null);

/// <summary>A conversation by a clock of its own: messages arrive when they do, and a turn takes the steps its plan chooses, whoever runs it.</summary>
internal sealed class Simulation(AgentDefinition agent, TurnOptions options, Func<int, ScriptedCall> model, Func<int, Fate> fates)
{
    private static readonly TimeSpan InquiryPause = TimeSpan.FromSeconds(1);

    private readonly List<IConversationEvent> events = [];
    private Conversation state = Conversation.Initial;
    private DateTimeOffset now = Noon;
    private Queue<Arrival> coming = new();
    private Dictionary<string, double?> reading = [];
    private int ids;
    private int calls;
    private int steps;

    public IReadOnlyList<IConversationEvent> Run(IReadOnlyList<Arrival> messages)
    {
        coming = new(messages);
        reading = messages.ToDictionary(message => message.Id, message => message.ReadingSeconds);
        while (true)
        {
            // What arrived while a step was taken is received before the next one is chosen.
            Pass(now);
            if (state is Conversation.WithAgent { Turn: { } turn } held)
                Take(held, turn, fates(steps++));
            else if (coming.TryPeek(out var next))
                now = next.At;
            else
                return events;
        }
    }

    private void Take(Conversation.WithAgent held, Byoa.Saas.Conversations.Turn turn, Fate fate)
    {
        if (fate == Fate.Death)
        {
            // Whoever is handed the message next knows what is stored, and nothing else.
            state = StoredForm.ReadConversation(StoredForm.Json(state));
            return;
        }
        var twin = fate == Fate.Twin;
        switch (TurnPlan.Next(held, turn.Id, agent, options, now))
        {
            case TurnStep.WaitUntil wait:
                now = coming.TryPeek(out var next) && next.At < wait.At ? next.At : wait.At;
                break;
            case TurnStep.ReadHistory:
                Record(new HistoryImported(turn.Id, [], [], [], null, now), twin);
                break;
            case TurnStep.ReadContact:
                Record(new ContactRead(turn.Id, null, new Dictionary<string, string>(), null, now), twin);
                break;
            case TurnStep.ReadMedia read:
                Pass(now.AddSeconds(reading[read.Message.MessageId]!.Value));
                Record(new MediaRead(turn.Id, read.Message.MessageId, new MediaContent.Transcript("Hello"), now), twin);
                break;
            case TurnStep.AskModel ask:
                Ask(turn, ask, twin);
                break;
            case TurnStep.InquireCall inquiry:
                now += InquiryPause;
                Record(new ModelCallFailed(turn.Id, inquiry.Call.CallId, FaultCategory.Transient, Codes.ModelCallLost, null, now), twin);
                break;
            case TurnStep.Propose propose:
                Decide(Reply(turn, propose), now, twin);
                break;
            case var step:
                throw new InvalidOperationException($"The simulated turn came upon {step}.");
        }
    }

    private void Ask(Byoa.Saas.Conversations.Turn turn, TurnStep.AskModel ask, bool twin)
    {
        var script = model(calls++);
        var call = Id("call");
        Record(new ModelCallClaimed(turn.Id, call, "runner", ask.Answers, now), twin);
        Pass(now.AddSeconds(script.Seconds));
        if (!script.Dies)
            Record(new ModelAnswered(turn.Id, call, World.Model, "Hello", [], "stop", new TokenUsage(1, 1), now), twin);
    }

    /// <summary>Every reply says something else: the breakers are not what is tried here.</summary>
    private ProposeReply Reply(Byoa.Saas.Conversations.Turn turn, TurnStep.Propose propose)
    {
        var reply = Id("reply");
        return new ProposeReply(Chat, turn.Id, propose.Call.CallId, reply, Codes.Answered, [new Effect.SendText($"{reply}-0", $"Hello {reply}", null)], null);
    }

    /// <summary>Time goes by, and what arrives in it is received at its own time.</summary>
    private void Pass(DateTimeOffset until)
    {
        while (coming.TryPeek(out var next) && next.At <= until)
        {
            coming.Dequeue();
            Decide(new ReceiveMessage(Chat, next.ReadingSeconds is null ? Text(next.Id, sentAt: next.At) : Photo(next.Id) with { SentAt = next.At }, Address.None, null, ChatHolder.Agent), next.At, false);
        }
        now = until;
    }

    private void Record(ITurnEvent fact, bool twin) => Decide(new RecordTurnFact(Chat, fact), now, twin);

    /// <summary>What a twin decides as well changes nothing.</summary>
    private void Decide(ConversationMessage command, DateTimeOffset at, bool twin)
    {
        var accepted = Deciding.Decide(state, command, at, Id("turn")).ShouldBeOfType<Decision.Accepted>();
        foreach (var happened in accepted.Events.Cast<IConversationEvent>())
        {
            state = Fold.Apply(state, happened);
            events.Add(happened);
        }
        if (twin)
            Deciding.Decide(state, command, at, Id("turn")).ShouldBeOfType<Decision.Ignored>();
    }

    private string Id(string kind) => $"{kind}-{ids++}";
}
