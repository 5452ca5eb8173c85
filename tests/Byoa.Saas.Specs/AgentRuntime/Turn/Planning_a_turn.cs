using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

/// <summary>The customer wrote at noon; quiet time is two seconds.</summary>
public sealed class Planning_a_turn
{
    private static readonly TurnOptions Options = new();
    private static readonly DateTimeOffset Settled = Seconds(2);
    private static readonly ContactRead Contact = new("t1", null, new Dictionary<string, string>(), null, Noon);
    private static readonly AgentDefinition Templated = Agents.Plain with { ClosedWindow = Agents.FollowUp };
    private static readonly ToolCall Attributes = new("tool-1", BuiltInTools.UpdateContactAttributes, "{}");
    private static readonly ToolCall Choices = new("tool-2", BuiltInTools.OfferChoices, "{}");
    private static readonly ToolCall Person = new("tool-3", BuiltInTools.HandToPerson, "{}");

    [Fact]
    public void history_is_read_first() => Next(TurnRuns()).ShouldBeOfType<TurnStep.ReadHistory>();

    [Fact]
    public void a_history_that_could_not_be_read_though_nothing_else_is_known_leaves_the_question_to_a_person() =>
        Next([.. WithAgent(), new TurnStarted("t1", 1, Noon), new HistoryImported("t1", [], [], [], "unknown", Noon)]).ShouldBe(new TurnStep.HandOver(Codes.HistoryUnreadable, null));

    [Fact]
    public void what_a_colleague_may_have_answered_is_left_to_a_person_when_history_cannot_be_read() =>
        Next([.. HandedOver(), new AgentTookChat(3, Codes.HandedBack, null, Noon), new TurnStarted("t1", 3, Noon), new HistoryImported("t1", [], [], [], "unknown", Noon)])
            .ShouldBe(new TurnStep.HandOver(Codes.HistoryUnreadable, null));

    [Fact]
    public void a_model_that_fails_at_the_last_step_there_is_hands_over_for_its_failure() =>
        Next([.. ModelAsked(), new ModelCallFailed("t1", "c1", FaultCategory.Transient, Codes.ModelTimeout, null, Noon)], Seconds(60), Agents.Plain with { Limits = TurnLimits.Default with { MostModelCalls = 1 } })
            .ShouldBe(new TurnStep.HandOver(Codes.ModelUnavailable, null));

    [Fact]
    public void a_history_that_could_not_be_read_does_not_keep_a_known_question_waiting() =>
        Next([.. TurnRuns(), new HistoryImported("t1", [], [], [], "unknown", Noon)]).ShouldBeOfType<TurnStep.ReadContact>();

    private static HistoryImported Passing(string turn) => new(turn, [], [], [], "unknown", Noon) { IsPassing = true };

    [Fact]
    public void what_could_not_be_read_in_one_turn_is_read_in_the_next()
    {
        Next([.. TurnRuns(), Passing("t1")]).ShouldBeOfType<TurnStep.ReadContact>("The known question does not wait for it.");
        IConversationEvent[] spoken = [.. TurnRuns(), Passing("t1"), new ModelCallClaimed("t1", "c1", "runner-1", ["m1"], Noon), Answer("c1", "Hello Maria")];

        var decided = Given(spoken).When(new ProposeReply(Chat, "t1", "c1", "reply-1", Codes.Answered, [Reply], new Effect.Resolve("r1")))
            .Then(Decided(Reply, new Effect.Resolve("r1")), Replied(), new TurnStarted(NewId, 1, Noon)).AndSends(new CarryOutEffects(Chat), new RunTurn(Chat, NewId));

        TurnPlan.Next(decided.State, NewId, Agents.Plain, new TurnOptions(), Noon).ShouldBeOfType<TurnStep.ReadHistory>();
        decided.State.Known!.Effects.Select(decided.State.HoldsBack).ShouldBe([false, true], "The answer does not wait for it either, but the closing does.");
        TurnPlan.Next(Fold.Apply(decided.State, Passing(NewId)), NewId, Agents.Plain, new TurnOptions(), Noon).ShouldBe(new TurnStep.HandOver(Codes.HistoryUnreadable, null));
    }

    [Fact]
    public void a_closing_decided_while_history_could_not_be_read_is_made_once_the_next_turn_found_nothing_open() =>
        Given([
            .. TurnRuns(), Passing("t1"), Decided(Reply, new Effect.Resolve("r1")), Replied(), new TurnStarted("t2", 1, Noon), new EffectClaimed("e1", 1, "runner-1", Noon), new EffectAccepted("e1", null, null, false, Noon),
            new HistoryImported("t2", [], [], [], null, Noon),
        ]).When(new EndTurnInSilence(Chat, "t2", Codes.NothingToAnswer)).AndSends(new CarryOutEffects(Chat)).State.ShouldBeOfType<Conversation.Resolved>();

    [Fact]
    public void what_cannot_be_read_at_all_is_not_tried_again() =>
        Given([.. TurnRuns(), new HistoryImported("t1", [], [], [], "403", Noon), new ModelCallClaimed("t1", "c1", "runner-1", ["m1"], Noon), Answer("c1", "Hello Maria")])
            .When(new ProposeReply(Chat, "t1", "c1", "reply-1", Codes.Answered, [Reply], null)).Then(Decided(Reply), Replied());

    [Fact]
    public void what_went_out_of_date_after_it_could_not_be_read_is_read_again() =>
        Next([.. TurnRuns(), Passing("t1"), new HistoryOutdated(Codes.AssignedAgain, null, Noon)]).ShouldBeOfType<TurnStep.ReadHistory>();

    [Fact]
    public void a_word_of_which_only_history_can_say_whether_it_came_after_the_assignment_leaves_the_chat_to_a_person_when_it_cannot_be_read() =>
        Next([.. HistoryRead(), new HistoryOutdated(Codes.AssignedAgain, null, Seconds(60)), new ColleagueWrote("b1", "ann", "Hi", Seconds(61)) { SpokenAt = Seconds(50) }, Passing("t1")])
            .ShouldBe(new TurnStep.HandOver(Codes.HistoryUnreadable, null));

    [Fact]
    public void history_that_went_out_of_date_is_read_before_anything_else() =>
        Next([.. ModelSpoke(), new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon)]).ShouldBeOfType<TurnStep.ReadHistory>();

    [Fact]
    public void the_burst_is_waited_for() => Next(HistoryRead(), Noon).ShouldBe(new TurnStep.WaitUntil(Settled));

    [Fact]
    public void each_message_prolongs_the_wait() => Next([.. HistoryRead(), Wrote("m2", at: Seconds(1))], Seconds(2)).ShouldBe(new TurnStep.WaitUntil(Seconds(3)));

    [Fact]
    public void a_burst_without_end_is_not_waited_for() =>
        Next([.. HistoryRead(), Wrote("m2", at: Seconds(19))], Seconds(19)).ShouldBe(new TurnStep.WaitUntil(Seconds(20)));

    [Fact]
    public void a_large_burst_is_answered_at_once() =>
        Next([.. HistoryRead(), .. Enumerable.Range(2, 19).Select(n => Wrote($"m{n}"))], Noon).ShouldBeOfType<TurnStep.ReadContact>();

    [Fact]
    public void attachments_are_read_before_the_model_is_asked() =>
        Next([.. HistoryRead(), new CustomerMessageReceived(Photo("m2"), Noon)]).ShouldBeOfType<TurnStep.ReadMedia>().Message.MessageId.ShouldBe("m2");

    [Fact]
    public void an_attachment_is_read_once() =>
        Next([.. HistoryRead(), new CustomerMessageReceived(Photo("m2"), Noon), new MediaRead("t1", "m2", new MediaContent.Picture("ab", "image/png"), Noon)])
            .ShouldBeOfType<TurnStep.ReadContact>();

    [Fact]
    public void a_contact_that_was_read_lately_is_not_read_again() =>
        Next([.. ReplySent(), Wrote("m2"), new TurnStarted("t1", 1, Noon)], Noon.AddHours(11)).ShouldBeOfType<TurnStep.AskModel>();

    [Fact]
    public void a_contact_that_was_read_long_ago_is_read_again() =>
        Next([.. ReplySent(), Wrote("m2"), new TurnStarted("t1", 1, Noon)], Noon.AddHours(12)).ShouldBeOfType<TurnStep.ReadContact>();

    [Fact]
    public void a_contact_that_could_not_be_read_is_tried_again_in_the_next_turn() =>
        Next([.. HistoryRead(), Contact with { Failure = "unknown" }, new TurnEnded("t1", TurnOutcome.Replied, Codes.Answered, Noon), new TurnStarted("t1", 1, Noon)])
            .ShouldBeOfType<TurnStep.ReadContact>();

    [Fact]
    public void then_the_model_is_asked_to_answer_the_whole_burst() =>
        Next([.. HistoryRead(), Wrote("m2"), Contact]).ShouldBeOfType<TurnStep.AskModel>().Answers.ShouldBe(["m1", "m2"]);

    [Fact]
    public void a_declared_reason_for_a_person_comes_before_the_model() =>
        Next([.. HistoryRead(), Wrote("m2", "refund!"), Contact], agent: Agents.Handing(HandoffRules.Default with { Keywords = ["refund"] }))
            .ShouldBe(new TurnStep.HandOver(Codes.Keyword, null));

    [Fact]
    public void outside_the_session_window_the_tenants_template_stands_in_for_the_model() =>
        Next([.. HistoryRead(), Contact], NextDay, Templated).ShouldBe(new TurnStep.SendTemplate(Agents.FollowUp));

    [Fact]
    public void outside_the_session_window_a_person_is_needed_without_a_template() => Next([.. HistoryRead(), Contact], NextDay).ShouldBe(new TurnStep.HandOver(Codes.WindowClosed, null));

    [Fact]
    public void a_second_template_for_one_silence_gives_way_to_a_person() =>
        Next([.. TemplateSent(), new CustomerMessageReceived(Text("m0", sentAt: Noon), NextDay), new TurnStarted("t1", 1, NextDay), Contact], NextDay.AddMinutes(1), Templated)
            .ShouldBe(new TurnStep.HandOver(Codes.WindowClosed, null));

    [Fact]
    public void a_closed_window_on_a_channel_without_templates_needs_a_person() =>
        Next([.. HistoryRead(), new CustomerAddressed(Phone with { ChannelType = "instagram" }, null, Noon), Contact], NextDay, Templated)
            .ShouldBe(new TurnStep.HandOver(Codes.WindowClosed, null));

    [Fact]
    public void the_contact_is_read_for_the_template_too() => Next(HistoryRead(), NextDay, Templated).ShouldBeOfType<TurnStep.ReadContact>();

    [Fact]
    public void other_reasons_for_a_person_need_no_template() =>
        Next([.. HistoryRead(), Wrote("m2", "refund!"), Contact], agent: Templated with { Handoff = HandoffRules.Default with { Keywords = ["refund"] } })
            .ShouldBe(new TurnStep.HandOver(Codes.Keyword, null));

    [Fact]
    public void a_draft_the_window_closed_upon_gives_way_to_the_template() =>
        Next([.. ModelSpoke(), new DraftExpired("t1", "c1", NextDay)], NextDay, Templated).ShouldBe(new TurnStep.SendTemplate(Agents.FollowUp));

    [Fact]
    public void a_draft_the_window_closed_upon_gives_way_to_a_person_where_there_is_no_template() =>
        Next([.. ModelSpoke(), new DraftExpired("t1", "c1", NextDay)], NextDay).ShouldBe(new TurnStep.HandOver(Codes.WindowClosed, null));

    [Fact]
    public void without_a_question_the_turn_ends_in_silence() =>
        Next([.. WithAgent(), new TurnStarted("t1", 1, Noon), new HistoryImported("t1", [], [], [], null, Noon)]).ShouldBe(new TurnStep.BeSilent(Codes.NothingToAnswer));

    [Fact]
    public void a_call_without_an_outcome_is_inquired_after_and_not_repeated() => Next(ModelAsked()).ShouldBeOfType<TurnStep.InquireCall>().Call.Runner.ShouldBe("runner-1");

    [Fact]
    public void words_are_proposed() => Next(ModelSpoke()).ShouldBeOfType<TurnStep.Propose>().Call.Text.ShouldBe("Hello Maria");

    [Fact]
    public void a_tool_is_called() => Next(ToolAsked(Attributes)).ShouldBe(new TurnStep.CallTool(Attributes));

    [Fact]
    public void a_claimed_tool_call_is_inquired_after() =>
        Next([.. ToolAsked(Attributes), new ToolCallClaimed("t1", "tool-1", "runner-1", Noon)]).ShouldBeOfType<TurnStep.InquireTool>();

    [Fact]
    public void tools_are_called_one_after_the_other() => Next([.. ToolAsked(Attributes, Choices), Finished("tool-1")]).ShouldBe(new TurnStep.CallTool(Choices));

    [Fact]
    public void the_model_goes_on_with_the_results() => Next([.. ToolAsked(Attributes), Finished("tool-1")]).ShouldBeOfType<TurnStep.AskModel>().Answers.ShouldBe(["m1"]);

    [Fact]
    public void offered_choices_are_a_whole_reply() => Next([.. ToolAsked(Choices), Finished("tool-2")]).ShouldBeOfType<TurnStep.Propose>();

    [Fact]
    public void choices_that_cannot_be_sent_are_the_models_to_mend() => Next([.. ToolAsked(Choices), Finished("tool-2", succeeded: false)]).ShouldBeOfType<TurnStep.AskModel>();

    [Fact]
    public void handing_over_comes_before_every_other_tool() =>
        Next([.. ModelAsked(), Answer("c1", "I ask Ann.", Attributes, Person)]).ShouldBe(new TurnStep.HandOver(Codes.ModelAskedForPerson, new HandOverCall(Person, "I ask Ann.")));

    [Fact]
    public void failing_tools_end_with_a_person() =>
        Next([.. ToolAsked(Attributes), Finished("tool-1", succeeded: false)], agent: Agents.Handing(HandoffRules.Default with { FailuresInARow = 1 }))
            .ShouldBe(new TurnStep.HandOver(Codes.RepeatedFailures, null));

    [Fact]
    public void the_models_steps_are_bounded() =>
        Next([.. ToolAsked(Attributes), Finished("tool-1")], agent: Agents.Plain with { Limits = TurnLimits.Default with { MostModelCalls = 1 } })
            .ShouldBe(new TurnStep.HandOver(Codes.StepLimit, null));

    [Fact]
    public void a_customer_who_writes_again_uses_up_no_steps() =>
        Next([.. ModelSpoke(), Wrote("m2"), new DraftSuperseded("t1", "c1", Noon)], agent: Agents.Plain with { Limits = TurnLimits.Default with { MostModelCalls = 1 } })
            .ShouldBeOfType<TurnStep.AskModel>();

    [Fact]
    public void after_a_dropped_draft_the_burst_settles_again() =>
        Next([.. ModelSpoke(), Wrote("m2", at: Seconds(5)), new DraftSuperseded("t1", "c1", Seconds(6))], Seconds(6)).ShouldBe(new TurnStep.WaitUntil(Seconds(7)));

    [Fact]
    public void another_turn_is_over() => TurnPlan.Next(Given(TurnRuns()).State, "t0", Agents.Plain, Options, Noon).ShouldBeOfType<TurnStep.Over>();

    [Fact]
    public void a_persons_chat_has_no_turn() => Next(TakenOver()).ShouldBeOfType<TurnStep.Over>();

    private static TurnStep Next(IReadOnlyList<IConversationEvent> past, DateTimeOffset? at = null, AgentDefinition? agent = null) =>
        TurnPlan.Next(Given(past).State, "t1", agent ?? Agents.Plain, Options, at ?? Settled);

    private static ToolCallFinished Finished(string call, bool succeeded = true) => new("t1", call, "tool", succeeded, "done", Noon);
}
