using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Specs.Hosting;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

/// <summary>One step: which command, and which of the ids in play it names.</summary>
public sealed record StoryStep(byte What, byte Which);

/// <summary>A conversation that lives through random commands, likely ones and absurd ones, stored and read back now and then.</summary>
internal sealed class RandomStory
{
    /// <summary>Changes of owner are rare, so that turns and effects come far.</summary>
    private static readonly int[] Likely =
        [0, 0, 0, 1, 3, 4, 5, 5, 6, 7, 7, 8, 9, 10, 11, 11, 11, 11, 12, 12, 13, 13, 13, 13, 15, 15, 15, 15, 16, 17, 17, 17, 17, 18, 18, 18, 18, 20, 21, 21, 21, 22, 22, 22, 23, 24, 25, 26, 27, 27];

    private const int ADayPasses = 1;

    private readonly List<IConversationEvent> events = [];
    private int commands;

    /// <summary>Each closes the session window.</summary>
    private int days;

    public Conversation State { get; private set; } = Conversation.Initial;

    public IReadOnlyList<IConversationEvent> Events => events;

    private DateTimeOffset Now => Seconds(commands * 7).AddDays(days);

    private Turn? Running => (State as Conversation.WithAgent)?.Turn;

    public static RandomStory Of(IEnumerable<StoryStep> steps, Action<Conversation, IConversationEvent> check)
    {
        var story = new RandomStory();
        foreach (var step in steps)
            story.Live(step, check);
        return story;
    }

    private void Live(StoryStep step, Action<Conversation, IConversationEvent> check)
    {
        commands++;
        var what = Likely[step.What % Likely.Length];
        days += what == ADayPasses ? 1 : 0;
        if (what == ADayPasses || Deciding.Decide(State, Command(what, step.Which), Now, $"t{commands}", Deciding.Agent) is not Decision.Accepted accepted)
            return;
        foreach (var happened in accepted.Events.Cast<IConversationEvent>())
        {
            check(State, happened);
            State = Fold.Apply(State, happened);
            events.Add(happened);
        }
        if (commands % 8 == 0)
            State = StoredForm.ReadConversation(StoredForm.Json(State));
    }

    private ConversationMessage Command(int what, byte which) => what switch
    {
        0 => Receive($"m{which % 40}", (ChatHolder)(which % 3), Now.AddSeconds(-(which % 5))),
        3 => new AssignChat(Chat, $"ticket-{which % 2}", Phone, which % 4 == 0 ? "Shop Bot" : null),
        4 => new TakeOverConversation(Chat, which % 3 == 0 ? null : "ann", Codes.TakenOver),
        5 => new HandBackConversation(Chat),
        6 => new RecordColleagueMessage(Chat, $"b{which % 4}", which % 5 == 0 ? EffectId(which) : null, null, "ann", which % 2 == 0, "I am here") { SentAt = Now.AddSeconds(-which) },
        7 => new RecordDelivery(Chat, EffectId(which), null, (DeliveryStatus)(which % 4), which % 8 < 4 ? "131047" : null, null),
        8 => new RecordReaction(Chat, $"r{which % 3}", "👍", null),
        9 => new HandOver(Chat, Epoch(which), $"h{commands}", Codes.Keyword, null, [], "", [new Effect.SendText($"h{commands}-word", "One moment", null)]),
        10 => new SettleReassignment(Chat, Epoch(which), (ReassignmentEvidence)(which % 3)) { AssignedAt = Now.AddSeconds(-which), Question = (State as Conversation.WithHuman)?.Questions ?? 0 },
        11 => Record(new HistoryImported(TurnId(which), [], [Text($"m{which % 12}")], [$"m{(which + 1) % 12}"], null, Now) { Demand = State.Known?.HistoryDemands ?? 0 }),
        12 when which % 2 == 0 => Record(new MediaRead(TurnId(which), $"m{which % 12}", new MediaContent.Unreadable(Codes.MediaTooLarge, null), Now)),
        12 => Record(new ContactRead(TurnId(which), "Maria", new Dictionary<string, string> { ["City"] = "Berlin" }, null, Now)),
        13 => Record(new ModelCallClaimed(TurnId(which), $"c{commands}", "runner-1", Waiting(), Now)),
        15 => Record(Answer(CallId(), "Hello") with { TurnId = TurnId(which), ToolCalls = which % 3 == 0 ? [new ToolCall("tool-1", ToolNames.Resolve, "{}")] : [] }),
        16 when Running?.Call is ModelCall.Failed => Record(new ModelFellBack(TurnId(which), "gpt-5-nano", Codes.ModelTimeout, Now)),
        16 => Record(new ModelCallFailed(TurnId(which), CallId(), (FaultCategory)(which % 6), Codes.ModelTimeout, null, Now)),
        17 => Record(which % 2 == 0 ? new ToolCallClaimed(TurnId(which), "tool-1", "runner-1", Now) : new ToolCallFinished(TurnId(which), "tool-1", ToolNames.Resolve, true, "done", Now)),
        18 => new ProposeReply(
            Chat, TurnId(which), CallId(), $"reply{commands}", Codes.Answered,
            [new Effect.SendText($"e{commands}", "Hello", null)], which % 4 == 0 ? new Effect.Resolve($"e{commands}-resolve") : null) { MostSameAnswers = which % 5 == 0 ? 2 : 0 },
        20 => new EndTurnInSilence(Chat, TurnId(which), Codes.NothingToAnswer),
        21 => new ClaimEffect(Chat, EffectId(which), "runner-1") { DoubtedAt = which % 7 == 6 ? null : State.Known?.DoubtedAt },
        22 => new RecordEffectOutcome(Chat, Attempt(which), Outcome(which)),
        23 => new AbandonEffect(Chat, EffectId(which), (which % 3) switch { 0 => Codes.ReplyUncertain, 1 => Codes.WindowClosed, _ => VoidReason(which) }),
        24 => new ProposeTemplate(Chat, TurnId(which), $"reply{commands}", Waiting(), Template with { Id = $"e{commands}" }),
        25 => new ReplaceByTemplate(Chat, Epoch(which), Now.AddSeconds(-which), $"reply{commands}", Template with { Id = $"e{commands}" }),
        26 => new PauseConversation(Chat, TimeSpan.FromSeconds(10 + (which % 60))),
        _ => new EndPause(Chat, Epoch(which), (State as Conversation.WithHuman)?.Until ?? Now, which % 3 == 0 ? "bob" : null),
    };

    private static RecordTurnFact Record(ITurnEvent fact) => new(Chat, fact);

    private string TurnId(byte which) => which % 7 == 6 || Running is null ? $"t{which % 10}" : Running.Id;

    private string CallId() => Running?.Call?.CallId ?? "c1";

    private int Epoch(byte which) => (State.Known?.Epoch ?? 0) - (which % 5 == 4 ? 1 : 0);

    private string[] Waiting() => [.. (State.Known?.Unanswered ?? []).Select(pending => pending.Message.MessageId)];

    private string EffectId(byte which) => State.Known?.Effects is { Count: > 0 } owed ? owed[which % 3 % owed.Count].Effect.Id : "e1";

    private int Attempt(byte which) => (State.Known?.Effects.FirstOrDefault(owed => owed.Effect.Id == EffectId(which))?.Attempts ?? 1) - (which % 5 == 4 ? 1 : 0);

    /// <summary>Only an older ownership's effect is given up for the owner's sake.</summary>
    private string VoidReason(byte which) =>
        State.Known?.Effects.FirstOrDefault(owed => owed.Effect.Id == EffectId(which)) is { Progress: EffectProgress.Waiting } owed && owed.Epoch != State.Known.Epoch
            ? Codes.OwnerChanged
            : Codes.ReplyUncertain;

    private IEffectEvent Outcome(byte which) => (which / 3 % 5) switch
    {
        0 => new EffectAccepted(EffectId(which), $"wati-{commands}", null, false, Now),
        1 => new EffectRefused(EffectId(which), "invalid_request", "", Now),
        2 => new EffectDeferred(EffectId(which), Codes.Throttled, Now.AddSeconds(10), Now),
        3 => new EffectUncertain(EffectId(which), "timeout", Now),
        _ => new EffectFoundAbsent(EffectId(which), Now),
    };
}
