using Byoa.Saas.Conversations;
using Byoa.Saas.Wati.Effects;
using FsCheck.Xunit;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Effects;

public sealed class Planning_effects
{
    private static readonly EffectOptions Options = new() { LeaseSeconds = 5, SettleSeconds = 5, MostAttempts = 3, FirstPauseSeconds = 1, LongestPauseSeconds = 60, MessageGapSeconds = 0.5 };

    [Fact]
    public void nothing_owed_is_nothing_to_do() => Next(ReplySent()).ShouldBeOfType<EffectStep.Nothing>();

    [Fact]
    public void what_is_owed_is_attempted() => Next(ReplyOwed()).ShouldBeOfType<EffectStep.Attempt>().Owed.Effect.ShouldBe(Reply);

    [Fact]
    public void the_first_thing_owed_comes_first() =>
        Next(ReplyOwed(Reply, new Effect.SendText("e2", "more", null))).ShouldBeOfType<EffectStep.Attempt>().Owed.Effect.ShouldBe(Reply);

    [Fact]
    public void a_deferred_attempt_waits_for_its_time() =>
        Next([.. ReplyClaimed(), new EffectDeferred("e1", Codes.Throttled, Seconds(10), Noon)]).ShouldBe(new EffectStep.WaitUntil(Seconds(10)));

    [Fact]
    public void a_deferred_attempt_is_made_once_its_time_has_come() =>
        Next([.. ReplyClaimed(), new EffectDeferred("e1", Codes.Throttled, Seconds(10), Noon)], Seconds(10)).ShouldBeOfType<EffectStep.Attempt>();

    [Fact]
    public void of_a_claimed_attempt_the_claimant_is_looked_for() => Next(ReplyClaimed()).ShouldBeOfType<EffectStep.Inquire>().Claim.Runner.ShouldBe("runner-1");

    [Fact]
    public void a_dead_claimants_message_is_looked_up_and_absence_counts_once_Wati_had_time_for_a_call_that_was_cut_off()
    {
        var owed = Owed(ReplyClaimed());

        EffectPlan.AfterDeath(owed, new EffectProgress.Claimed("runner-1", Noon), Options).ShouldBe(new EffectStep.Reconcile(owed, Noon, Seconds(15)));
    }

    [Fact]
    public void a_message_whose_send_broke_off_is_looked_for_since_its_claim_and_absence_counts_after_a_while()
    {
        var past = (IConversationEvent[])[.. ReplyClaimed(), new EffectUncertain("e1", "timeout", Seconds(60))];

        var step = Next(past).ShouldBeOfType<EffectStep.Reconcile>();

        (step.ClaimedAt, step.AbsentCountsFrom).ShouldBe((Noon, Seconds(65)));
    }

    [Fact]
    public void a_message_is_given_up_upon_looks_Wati_could_not_answer_and_not_for_the_time_it_was_not_asked()
    {
        EffectStep.Reconcile step = new(Owed(ReplyClaimed()), Noon, Seconds(10));
        var first = EffectPlan.LookedInVain(null, "e1", Seconds(5_000));

        EffectPlan.IsToBeGivenUp(first, step, Seconds(5_000), Options).ShouldBeFalse();
        var later = EffectPlan.LookedInVain(first, "e1", Seconds(5_121));
        later.ShouldBe(first);
        EffectPlan.IsToBeGivenUp(later, step, Seconds(5_120), Options).ShouldBeFalse();
        EffectPlan.IsToBeGivenUp(later, step, Seconds(5_121), Options).ShouldBeTrue();
    }

    [Fact]
    public void looks_before_absence_counts_do_not_make_a_message_given_up_earlier()
    {
        EffectStep.Reconcile step = new(Owed(ReplyClaimed()), Noon, Seconds(10));

        EffectPlan.IsToBeGivenUp(new Unfound("e1", Noon), step, Seconds(130), Options).ShouldBeFalse();
    }

    [Fact]
    public void looks_for_one_message_do_not_count_for_the_next() =>
        EffectPlan.LookedInVain(new Unfound("e1", Noon), "e2", Seconds(60)).ShouldBe(new Unfound("e2", Seconds(60)));

    [Fact]
    public void what_is_no_message_is_simply_repeated() =>
        EffectPlan.AfterDeath(new OwedEffect(Assignment, 1, new EffectProgress.Claimed("runner-1", Noon), 1), new EffectProgress.Claimed("runner-1", Noon), Options).ShouldBeOfType<EffectStep.Reopen>();

    [Fact]
    public void the_next_message_to_a_customer_waits_for_the_pace() =>
        Next(FirstOfTwoSent(new Effect.SendText("e2", "more", null))).ShouldBe(new EffectStep.WaitUntil(Noon.AddSeconds(0.5)));

    [Fact]
    public void the_next_message_is_attempted_once_the_gap_is_over() =>
        Next(FirstOfTwoSent(new Effect.SendText("e2", "more", null)), Noon.AddSeconds(0.5)).ShouldBeOfType<EffectStep.Attempt>().Owed.Effect.Id.ShouldBe("e2");

    [Fact]
    public void what_is_no_message_keeps_no_pace() => Next(FirstOfTwoSent(new Effect.SetAttributes("e2", new Dictionary<string, string>()))).ShouldBeOfType<EffectStep.Attempt>();

    [Fact]
    public void the_pace_is_kept_by_whoever_goes_on() =>
        Given(FirstOfTwoSent(new Effect.Resolve("e2"))).State.Known!.LastSendAt.ShouldBe(Noon);

    [Fact]
    public void attempts_come_to_an_end()
    {
        List<IConversationEvent> past = [.. ReplyOwed()];
        for (var attempt = 1; attempt <= 3; attempt++)
            past.AddRange([new EffectClaimed("e1", attempt, "runner-1", Noon), new EffectDeferred("e1", Codes.NotSent, Noon, Noon)]);

        Next(past).ShouldBeOfType<EffectStep.GiveUp>().Reason.ShouldBe(Codes.ReplyUndeliverable);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void what_a_report_told_of_is_neither_repeated_nor_given_up_although_it_was_not_to_be_found(bool underAnOlderOwnership) =>
        Next([
            .. ReplyClaimed(), new EffectUncertain("e1", "timeout", Noon), new EffectFoundAbsent("e1", Noon), new DeliveryReported("e1", "wati-1", DeliveryStatus.Delivered, null, null, Noon),
            .. underAnOlderOwnership ? new IConversationEvent[] { new AgentStoodDown(2, "ann", Codes.TakenOver, Noon) } : [],
        ]).ShouldBeOfType<EffectStep.Reconcile>();

    [Fact]
    public void what_was_decided_under_an_older_ownership_is_given_up() =>
        Next([.. ReplyClaimed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), new EffectDeferred("e1", Codes.Throttled, Noon, Noon)])
            .ShouldBeOfType<EffectStep.GiveUp>().Reason.ShouldBe(Codes.OwnerChanged);

    [Fact]
    public void a_free_word_is_not_attempted_once_the_session_window_has_closed()
    {
        Next(ReplyOwed(), Noon.AddHours(24)).ShouldBeOfType<EffectStep.Attempt>();
        Next(ReplyOwed(), NextDay).ShouldBeOfType<EffectStep.GiveUp>().Reason.ShouldBe(Codes.WindowClosed);
        Next(ReplyOwed(new Effect.SendChoices("e1", "Which size?", ["41", "42"], null)), NextDay).ShouldBeOfType<EffectStep.GiveUp>();
    }

    [Fact]
    public void a_free_word_is_not_waited_for_once_the_session_window_has_closed() =>
        Next([.. ReplyClaimed(), new EffectDeferred("e1", Codes.CredentialRefused, NextDay.AddHours(1), Noon)], NextDay).ShouldBeOfType<EffectStep.GiveUp>();

    [Fact]
    public void a_template_needs_no_window() => Next(TemplateOwed(), NextDay).ShouldBeOfType<EffectStep.Attempt>().Owed.Effect.ShouldBe(Template);

    [Fact]
    public void what_is_no_message_needs_no_window() => Next([.. HandedOver(), new EffectAbandoned("h1-word", Codes.WindowClosed, NextDay)], NextDay).ShouldBeOfType<EffectStep.Attempt>();

    [Fact]
    public void what_became_of_a_begun_message_is_found_out_even_after_a_take_over() =>
        Next([.. ReplyClaimed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)]).ShouldBeOfType<EffectStep.Inquire>();

    [Fact]
    public void a_call_is_made_within_the_claims_lease_or_not_at_all()
    {
        TooLate(claimedFor: 5, seenFor: 0).ShouldBeNull();
        TooLate(claimedFor: 5.1, seenFor: 0).ShouldBe(Codes.LeaseExpired);
    }

    [Fact]
    public void a_claim_that_came_long_after_the_look_wants_another_look()
    {
        TooLate(claimedFor: 0, seenFor: 2).ShouldBeNull();
        TooLate(claimedFor: 0, seenFor: 2.1).ShouldBe(Codes.LookOutdated);
    }

    [Fact]
    public void where_no_look_would_be_made_none_is_too_old()
    {
        EffectPlan.TooLate(Owed(ReplyOwed()), TimeSpan.Zero, new Sighting.Ours(Noon), Options, NextDay).ShouldBeNull();
        EffectPlan.TooLate(Owed(ReplyOwed()), TimeSpan.Zero, new Sighting.NothingToCheck(), Options, NextDay).ShouldBeNull();
    }

    [Fact]
    public void a_second_look_counts_however_long_the_claim_takes_but_not_beyond_its_lease()
    {
        IConversationEvent[] again = [.. ReplyClaimed(), new EffectDeferred("e1", Codes.LookOutdated, Noon, Noon)];

        TooLate(claimedFor: 4, seenFor: 10, again).ShouldBeNull();
        TooLate(claimedFor: 6, seenFor: 10, again).ShouldBe(Codes.LeaseExpired);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(7, 60)]
    [InlineData(500, 60)]
    public void pauses_double_up_to_a_limit(int attempts, double seconds) => EffectPlan.Pause(attempts, Options, jitter: 0).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(4, 4, 6)]
    [InlineData(8, 8, 10)]
    [InlineData(9.9, 10, 10)]
    [InlineData(9.9, 13, 13)]
    [InlineData(10, 10, 15)]
    [InlineData(100, 100, 105)]
    public void what_is_not_found_is_looked_for_ever_later_and_when_absence_begins_to_count(double askedAt, double now, double next) =>
        EffectPlan.NextLook(new EffectStep.Reconcile(Owed(ReplyClaimed()), Noon, Seconds(10)), Options, Seconds(askedAt), Seconds(now)).ShouldBe(Seconds(next));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(5, 8)]
    [InlineData(500, 60)]
    public void what_was_found_absent_is_sent_again_at_once_and_ever_later_each_further_time(int attempts, double seconds) =>
        (EffectPlan.NextAttempt(attempts, Options, jitter: 0, Noon) ?? Noon).ShouldBe(Seconds(seconds));

    [Fact]
    public void what_was_found_absent_waits_for_its_time()
    {
        IConversationEvent[] past = [.. ReplyClaimed(), new EffectUncertain("e1", "500", Noon), new EffectFoundAbsent("e1", Noon) { NotBefore = Seconds(8) }];

        Next(past).ShouldBe(new EffectStep.WaitUntil(Seconds(8)));
        Next(past, Seconds(8)).ShouldBeOfType<EffectStep.Attempt>();
    }

    [Fact]
    public void a_closing_under_way_is_not_made_again_once_the_customer_returned() =>
        Next([.. ClosingClaimed(), new AgentTookChat(2, Codes.CustomerReturned, null, Noon), new EffectFoundAbsent("e1-resolve", Noon)])
            .ShouldBeOfType<EffectStep.GiveUp>().Reason.ShouldBe(Codes.OwnerChanged);

    [Property]
    public void jitter_lengthens_a_pause_by_a_quarter_at_most(ushort attempts, byte jitter)
    {
        var pause = EffectPlan.Pause(attempts + 1, Options, jitter / 256.0);
        pause.ShouldBeInRange(EffectPlan.Pause(attempts + 1, Options, 0), EffectPlan.Pause(attempts + 1, Options, 0) * 1.25);
    }

    private static EffectStep Next(IReadOnlyList<IConversationEvent> past, DateTimeOffset? at = null) => EffectPlan.Next(Given(past).State, Options, at ?? Noon);

    private static string? TooLate(double claimedFor, double seenFor, IReadOnlyList<IConversationEvent>? past = null) =>
        EffectPlan.TooLate(
            Owed(past ?? ReplyOwed()), TimeSpan.FromSeconds(claimedFor), new Sighting.Ours(Noon) { CountsUntil = Seconds(2) }, Options, Seconds(seenFor));

    private static IReadOnlyList<IConversationEvent> FirstOfTwoSent(Effect second) =>
        [.. ReplyOwed(Reply, second), new EffectClaimed("e1", 1, "runner-1", Noon), new EffectAccepted("e1", null, null, false, Noon)];

    private static IReadOnlyList<IConversationEvent> ClosingClaimed() =>
        [.. ReplySent(), new ConversationResolved(1, Codes.ResolvedByAgent, [new Effect.Resolve("e1-resolve")], Noon), new EffectClaimed("e1-resolve", 1, "runner-1", Noon)];

    private static OwedEffect Owed(IReadOnlyList<IConversationEvent> past) => Given(past).State.Known!.Effects[0];
}
