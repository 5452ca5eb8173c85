using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Specs.Conversations;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

/// <summary>A model call of the script: how long it takes, and whether its process dies in it.</summary>
internal sealed record ScriptedCall(double Seconds, bool Dies);

/// <summary>A conversation by a clock of its own: messages arrive when they do, and a turn takes the steps its plan chooses.</summary>
internal sealed class Simulation(AgentDefinition agent, TurnOptions options, Func<int, ScriptedCall> model)
{
    private static readonly TimeSpan InquiryPause = TimeSpan.FromSeconds(1);

    private readonly List<IConversationEvent> events = [];
    private Conversation state = Conversation.Initial;
    private DateTimeOffset now = Noon;
    private int ids;
    private int calls;

    public IReadOnlyList<IConversationEvent> Run(IEnumerable<(string Id, DateTimeOffset At)> messages)
    {
        var coming = new Queue<(string Id, DateTimeOffset At)>(messages);
        while (true)
        {
            // What arrived while a step was taken is received before the next one is chosen.
            while (coming.TryPeek(out var next) && next.At <= now)
                Decide(Receive(coming.Dequeue().Id, sentAt: next.At), next.At);
            if (state is Conversation.WithAgent { Turn: { } turn } held)
                Take(held, turn, coming);
            else if (coming.TryPeek(out var next))
                now = next.At;
            else
                return events;
        }
    }

    private void Take(Conversation.WithAgent held, Byoa.Saas.Conversations.Turn turn, Queue<(string Id, DateTimeOffset At)> coming)
    {
        switch (TurnPlan.Next(held, turn.Id, agent, options, now))
        {
            case TurnStep.WaitUntil wait:
                now = coming.TryPeek(out var next) && next.At < wait.At ? next.At : wait.At;
                break;
            case TurnStep.ReadHistory:
                Record(new HistoryImported(turn.Id, [], [], [], null, now));
                break;
            case TurnStep.ReadContact:
                Record(new ContactRead(turn.Id, null, new Dictionary<string, string>(), null, now));
                break;
            case TurnStep.AskModel ask:
                Ask(turn, ask, coming);
                break;
            case TurnStep.InquireCall inquiry:
                now += InquiryPause;
                Record(new ModelCallFailed(turn.Id, inquiry.Call.CallId, FaultCategory.Transient, Codes.ModelCallLost, null, now));
                break;
            case TurnStep.Propose propose:
                var reply = Id("reply");
                Decide(new ProposeReply(Chat, turn.Id, propose.Call.CallId, reply, Codes.Answered, [new Effect.SendText($"{reply}-0", "Hello", null)], null), now);
                break;
            case var step:
                throw new InvalidOperationException($"The simulated turn came upon {step}.");
        }
    }

    private void Ask(Byoa.Saas.Conversations.Turn turn, TurnStep.AskModel ask, Queue<(string Id, DateTimeOffset At)> coming)
    {
        var script = model(calls++);
        var call = Id("call");
        Record(new ModelCallClaimed(turn.Id, call, "runner", ask.Answers, now));
        var answeredAt = now.AddSeconds(script.Seconds);
        while (coming.TryPeek(out var next) && next.At <= answeredAt)
            Decide(Receive(coming.Dequeue().Id, sentAt: next.At), next.At);
        now = answeredAt;
        if (!script.Dies)
            Record(new ModelAnswered(turn.Id, call, World.Model, "Hello", [], "stop", new TokenUsage(1, 1), now));
    }

    private void Record(ITurnEvent fact) => Decide(new RecordTurnFact(Chat, fact), now);

    private void Decide(ConversationMessage command, DateTimeOffset at)
    {
        var accepted = Deciding.Decide(state, command, at, Id("turn")).ShouldBeOfType<Decision.Accepted>();
        foreach (var happened in accepted.Events.Cast<IConversationEvent>())
        {
            state = Fold.Apply(state, happened);
            events.Add(happened);
        }
    }

    private string Id(string kind) => $"{kind}-{ids++}";
}
