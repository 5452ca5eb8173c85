using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Recording_a_turns_steps
{
    [Fact]
    public void what_came_by_webhook_while_history_was_read_and_stands_before_a_persons_word_is_answered() =>
        Given([.. TurnRuns(), Wrote("m2")]).When(new RecordTurnFact(Chat, new HistoryImported("t1", [], [], [], null, Noon) { AnsweredByPerson = ["m1"], Told = ["m1", "m2", "b1"] }))
            .State.Known!.Unanswered.ShouldBeEmpty();

    private static readonly ToolCall Tool = new("tool-1", "update_contact_attributes", """{"attributes":{"size":"42"}}""");
    private static readonly HistoryImported History = new("t1", [], [], [], null, Noon);

    [Fact]
    public void history_asked_for_before_it_went_out_of_date_is_asked_for_again() =>
        Given([.. TurnRuns(), new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon)]).When(new RecordTurnFact(Chat, History)).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void history_asked_for_afterwards_is_recorded() =>
        Given([.. TurnRuns(), new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon)]).When(new RecordTurnFact(Chat, History with { Demand = 1 }))
            .Then(History with { Demand = 1 });
    private static readonly ContactRead Contact = new("t1", "Maria", new Dictionary<string, string>(), null, Noon);
    private static readonly MediaRead Media = new("t1", "m2", new MediaContent.Transcript("Hello"), Noon);
    private static readonly ModelCallClaimed Claim = new("t1", "c1", "runner-1", ["m1"], Noon);
    private static readonly ModelCallFailed Failure = new("t1", "c1", FaultCategory.Transient, Codes.ModelTimeout, null, Noon);
    private static readonly ModelFellBack FellBack = new("t1", "gpt-5-nano", Codes.ModelTimeout, Noon);
    private static readonly ToolCallClaimed ToolClaim = new("t1", "tool-1", "runner-1", Noon);
    private static readonly ToolCallFinished ToolResult = new("t1", "tool-1", "update_contact_attributes", true, "Stored: size.", Noon);

    /// <summary>Each step with the past in which it comes next.</summary>
    public static TheoryData<ITurnEvent, IConversationEvent[]> Steps => new()
    {
        { History, TurnRuns() },
        { Contact, HistoryRead() },
        { Media, [.. HistoryRead(), new CustomerMessageReceived(Photo("m2"), Noon)] },
        { Claim, HistoryRead() },
        { Answer("c1", "Hello Maria"), ModelAsked() },
        { Failure, ModelAsked() },
        { FellBack, [.. ModelAsked(), Failure] },
        { ToolClaim, ToolAsked(Tool) },
        { ToolResult, [.. ToolAsked(Tool), ToolClaim] },
    };

    [Theory, MemberData(nameof(Steps))]
    public void a_step_is_recorded(ITurnEvent step, IConversationEvent[] past) => Given(past).When(Record(step)).Then(step).AndSendsNothing();

    [Theory, MemberData(nameof(Steps))]
    public void a_step_twice_is_recorded_once(ITurnEvent step, IConversationEvent[] past) =>
        Given([.. past, step]).When(Record(step)).ThenIgnored(Codes.Duplicate);

    [Theory, MemberData(nameof(Steps))]
    public void a_step_of_a_turn_that_is_over_counts_for_nothing_but_its_tokens(ITurnEvent step, IConversationEvent[] past)
    {
        var late = Given([.. past, new TurnEnded("t1", TurnOutcome.Replied, Codes.Answered, Noon), new TurnStarted("t2", 1, Noon)]).When(Record(step));
        if (step is ModelAnswered)
            late.Then(step);
        else
            late.ThenIgnored(Codes.TurnOver);
    }

    [Theory, MemberData(nameof(Steps))]
    public void a_step_after_a_take_over_counts_for_nothing_but_its_tokens(ITurnEvent step, IConversationEvent[] past)
    {
        var late = Given([.. past, new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)]).When(Record(step));
        if (step is ModelAnswered)
            late.Then(step);
        else
            late.ThenIgnored(Codes.OwnerChanged);
    }

    [Theory, MemberData(nameof(Steps))]
    public void a_step_of_a_conversation_nobody_knows_is_refused(ITurnEvent step, IConversationEvent[] past)
    {
        past.ShouldNotBeEmpty();
        Given().When(Record(step)).ThenRefused(Codes.ConversationUnknown);
    }

    [Fact]
    public void a_second_model_call_waits_for_the_first() =>
        Given(ModelAsked()).When(Record(new ModelCallClaimed("t1", "c2", "runner-2", ["m1"], Noon))).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void an_answer_of_a_call_that_was_given_up_still_counts_while_no_other_was_made() =>
        Given([.. ModelAsked(), Failure]).When(Record(Answer("c1", "Hello Maria"))).State
            .ShouldBeOfType<Conversation.WithAgent>().Turn!.Call.ShouldBeOfType<ModelCall.Answered>();

    [Fact]
    public void an_answer_of_a_call_that_another_replaced_stays_on_the_books_only()
    {
        var late = Given([.. ModelAsked(), Failure, new ModelCallClaimed("t1", "c2", "runner-2", ["m1"], Noon)]).When(Record(Answer("c1", "Hello Maria")));
        late.Then(Answer("c1", "Hello Maria"));
        late.State.ShouldBeOfType<Conversation.WithAgent>().Turn!.Call.ShouldBeOfType<ModelCall.Running>().CallId.ShouldBe("c2");
    }

    [Fact]
    public void a_dropped_draft_that_is_told_again_stays_dropped() =>
        Given([.. ModelSpoke(), new DraftSuperseded("t1", "c1", Noon)]).When(Record(Answer("c1", "Hello Maria"))).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void an_answer_told_again_does_not_call_its_tools_again() =>
        Given([.. ToolAsked(Tool), ToolClaim, ToolResult, Answer("c1", null, Tool)])
            .State.ShouldBeOfType<Conversation.WithAgent>().Turn!.Tools.ShouldHaveSingleItem().Finished.ShouldBeTrue();

    [Fact]
    public void a_tool_nobody_asked_for_is_not_claimed() =>
        Given(ToolAsked(Tool)).When(Record(ToolClaim with { CallId = "tool-9" })).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void failures_in_a_row_are_counted_over_model_and_tools() =>
        Given([.. ToolAsked(Tool), ToolClaim, ToolResult with { Succeeded = false }, new ModelCallClaimed("t1", "c2", "runner-1", ["m1"], Noon),
                Failure with { CallId = "c2" }])
            .State.Known!.FailuresInARow.ShouldBe(2);

    [Fact]
    public void what_a_fallback_stands_in_for_is_no_failure() =>
        Given([.. ModelAsked(), Failure, FellBack]).State.Known!.FailuresInARow.ShouldBe(0);

    [Fact]
    public void nothing_falls_back_without_a_failure() => Given(ModelAsked()).When(Record(FellBack)).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void a_reply_ends_the_row_of_failures() =>
        Given([.. ModelAsked(), Failure, new ModelCallClaimed("t1", "c2", "runner-1", ["m1"], Noon), Answer("c2", "Hello Maria"), Decided(Reply)])
            .State.Known!.FailuresInARow.ShouldBe(0);

    private static RecordTurnFact Record(ITurnEvent fact) => new(Chat, fact);
}
