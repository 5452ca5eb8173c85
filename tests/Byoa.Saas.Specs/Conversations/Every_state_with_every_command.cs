using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Specs.Events;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Every_state_with_every_command
{
    private static readonly ToolCall Tool = new("tool-1", "resolve_conversation", "{}");

    private static readonly IReadOnlyList<IConversationEvent[]> Pasts =
    [
        [], Seen(), WithAgent(), TurnRuns(), HistoryRead(), ModelAsked(), ModelSpoke(), ToolAsked(Tool), [.. ModelSpoke(), new DraftSuperseded("t1", "c1", Noon)], [.. ModelSpoke(), new DraftExpired("t1", "c1", NextDay)],
        [.. ModelAsked(), new ModelCallFailed("t1", "c1", FaultCategory.Transient, Codes.ModelTimeout, null, Noon)], ReplyOwed(), ReplyClaimed(),
        [.. ReplyClaimed(), new EffectUncertain("e1", "timeout", Noon)], ReplySent(), HandedOver(), LastWordsUnderWay(), TakenOver(), TakenOver(by: null), Questioned(), Resolved(),
        Asleep(), [.. Asleep(), new ReassignmentNoticed(null, Seconds(40))], Stopped(), [.. ReplySent(), Wrote("m3", at: Seconds(55))],
        TemplateOwed(), TemplateClaimed(), TemplateSent(), [.. TurnRuns(), new ColleagueWrote("b1", null, "I am here", Noon) { IsUnsigned = true }],
    ];

    private static readonly IReadOnlyList<ConversationMessage> Commands =
    [
        .. from holder in Enum.GetValues<ChatHolder>() from id in new[] { "m0", "m1", "m2" } select Receive(id, holder, Seconds(60)),
        new AssignChat(Chat, "ticket-2", Phone),
        new RecordReaction(Chat, "r1", "👍", null),
        new RecordColleagueMessage(Chat, "b1", null, null, "ann", true, "I am here"),
        new RecordColleagueMessage(Chat, "b3", null, null, "ann", true, "I was here") { SentAt = Noon.AddMinutes(-1) },
        new RecordColleagueMessage(Chat, "b2", "e1", null, null, false, null),
        new RecordColleagueMessage(Chat, "b4", null, null, null, false, "Who wrote this?"),
        new RecordColleagueMessage(Chat, "b5", null, null, "ann", true, "Spring sale!") { IsTemplate = true },
        .. from id in new[] { "e1", "e9" } from status in Enum.GetValues<DeliveryStatus>() select new RecordDelivery(Chat, id, "wati-1", status, null, null),
        new RecordDelivery(Chat, "e1", "wati-1", DeliveryStatus.Failed, "131047", null),
        .. new[] { null, "ann", "bob" }.Select(by => new TakeOverConversation(Chat, by, Codes.TakenOver)),
        new TakeOverConversation(Chat, "ann", Codes.AssignedToColleague) { Seen = new SeenTakeOver(1, Noon, Noon) },
        new HandBackConversation(Chat),
        new PauseConversation(Chat, TimeSpan.FromMinutes(5)),
        .. from epoch in new[] { 1, 2 } from until in new[] { Seconds(50), Noon.AddMinutes(10) } from assignee in new[] { null, "bob" } select new EndPause(Chat, epoch, until, assignee),
        new EndPause(Chat, 2, Noon.AddMinutes(10), null) { InDoubt = true },
        .. Enumerable.Range(0, 4).Select(epoch => new HandOver(Chat, epoch, "h1", Codes.Keyword, null, [], "", [Word, Assignment])),
        .. from evidence in Enum.GetValues<ReassignmentEvidence>() from epoch in new[] { 1, 2 } select new SettleReassignment(Chat, epoch, evidence) { Question = 1 },
        .. Samples.All.OfType<ITurnEvent>().Select(fact => new RecordTurnFact(Chat, fact)),
        new RecordTurnFact(Chat, new ModelCallClaimed("t1", "c9", "runner-1", ["m1"], Noon)),
        new RecordTurnFact(Chat, Answer("c1", "Hello")),
        .. new[] { null, new Effect.Resolve("e9") }.Select(closing => new ProposeReply(Chat, "t1", "c1", "reply-1", Codes.Answered, [Reply], closing)),
        new ProposeReply(Chat, "t1", "c1", "reply-1", Codes.Answered, [Reply], null) { MostSameAnswers = 1 },
        .. new[] { "t0", "t1" }.Select(turn => new ProposeTemplate(Chat, turn, "reply-9", ["m1"], Template)),
        .. from epoch in new[] { 1, 2 } from lostAt in new[] { Noon, NextDay.AddHours(1) } select new ReplaceByTemplate(Chat, epoch, lostAt, "reply-9", Template),
        new EndTurnInSilence(Chat, "t1", Codes.NothingToAnswer),
        .. new[] { "e1", "e2", "h1-word" }.Select(effect => new ClaimEffect(Chat, effect, "runner-1")),
        .. Samples.All.OfType<IEffectEvent>().Select(fact => new RecordEffectOutcome(Chat, 1, fact)),
        new RecordEffectOutcome(Chat, 1, new EffectAccepted("e1", null, null, true, Noon)),
        .. from id in new[] { "e1", "e9" } from reason in new[] { Codes.ReplyUncertain, Codes.WindowClosed } select new AbandonEffect(Chat, id, reason),
        new WakeConversation(Chat),
    ];

    /// <summary>Within the session window, and after it.</summary>
    private static readonly DateTimeOffset[] Times = [Seconds(60), NextDay.AddHours(1)];

    [Fact]
    public void is_decided_without_an_exception_and_can_be_folded()
    {
        foreach (var (state, command, decision) in All())
            if (decision is Decision.Accepted accepted)
                accepted.Events.Cast<IConversationEvent>().Aggregate(state, Fold.Apply).Known.ShouldNotBeNull(command.GetType().Name);
    }

    [Fact]
    public void answers_with_a_code_of_the_list()
    {
        var codes = typeof(Codes).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet();
        foreach (var (_, _, decision) in All())
            if (Outcome.Of(decision) is { Code: { } code })
                codes.ShouldContain(code);
    }

    [Fact]
    public void leaves_out_no_state_and_no_command()
    {
        var states = Pasts.Select(past => past.Aggregate(Conversation.Initial, Fold.Apply).GetType()).Distinct();
        states.ShouldBe(typeof(Conversation).GetNestedTypes(), ignoreOrder: true);

        var decided = typeof(Conversation).Assembly.GetTypes().Where(type =>
            type.Namespace == typeof(Conversation).Namespace && type.Name.EndsWith("Decision", StringComparison.Ordinal));
        decided.Select(type => type.Name[..^"Decision".Length]).ShouldBe(Commands.Select(command => command.GetType().Name).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void sends_a_started_turn_to_its_runner_and_decided_effects_to_theirs()
    {
        // Waking sends for what is there already.
        foreach (var (_, command, decision) in All())
            if (command is not WakeConversation && decision is Decision.Accepted accepted)
            {
                accepted.Messages.OfType<RunTurn>().Select(run => run.TurnId).ShouldBe(accepted.Events.OfType<TurnStarted>().Select(started => started.TurnId));
                accepted.Messages.OfType<CarryOutEffects>().Any().ShouldBe(
                    command is not RecordTurnFact && accepted.Events.Any(happened => happened is ReplyDecided or TemplateDecided or HandedToPerson or ConversationResolved));
            }
    }

    [Fact]
    public void given_twice_does_nothing_twice()
    {
        foreach (var (state, command, decision) in All())
            if (decision is Decision.Accepted { Events: { Count: > 0 } events })
            {
                var after = events.Cast<IConversationEvent>().Aggregate(state, Fold.Apply);
                foreach (var at in Times)
                    if (Deciding.Decide(after, command, at, "again", Deciding.Agent) is Decision.Accepted repeated)
                        repeated.Events.Where(IsDone).Select(done => done.GetType().Name)
                            .ShouldBeEmpty($"{command} again, after {string.Join(", ", events.Select(happened => happened.GetType().Name))}");
            }
    }

    /// <summary>What the customer, a colleague or Wati would notice the second time, or what costs money; a take-over may be renewed, and a pause set anew.</summary>
    private static bool IsDone(object happened) => happened
        is CustomerMessageReceived or ColleagueWrote or CustomerReacted or AgentTookChat or AgentStoodDown or AgentPaused or BreakerTripped or HandedToPerson
        or ConversationResolved or TurnStarted or TurnEnded or ModelCallClaimed or ToolCallClaimed or ReplyDecided or TemplateDecided or IEffectEvent;

    private static IEnumerable<(Conversation State, ConversationMessage Command, Decision Decision)> All() =>
        from past in Pasts
        from at in Times
        from command in Commands
        let state = past.Aggregate(Conversation.Initial, Fold.Apply)
        select (state, command, Deciding.Decide(state, command, at, Scenario.NewId, Deciding.Agent));
}
