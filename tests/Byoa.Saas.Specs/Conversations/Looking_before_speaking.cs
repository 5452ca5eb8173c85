using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Effects;
using static Byoa.Saas.Specs.Conversations.Scenario;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Looking_before_speaking
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void an_assignment_to_a_colleague_after_the_last_assigned_message_is_a_take_over() =>
        TakeOver(Assigned("Ann", Noon.AddSeconds(30))).ShouldNotBeNull().Assignee.ShouldBe("Ann");

    [Fact]
    public void an_assignment_to_the_agent_itself_is_none() => TakeOver(Assigned("radhaus ai", Noon.AddSeconds(30))).ShouldBeNull();

    [Fact]
    public void an_assignment_before_the_last_assigned_message_is_none() => TakeOver(Assigned("Ann", Noon.AddSeconds(-30))).ShouldBeNull();

    [Fact]
    public void the_latest_assignment_counts() =>
        TakeOver(Assigned("Radhaus AI", Noon.AddSeconds(60)), Assigned("Ann", Noon.AddSeconds(30))).ShouldBeNull();

    [Fact]
    public void an_assignment_to_the_agent_under_a_name_nobody_has_told_yet_is_no_take_over() =>
        AssignmentEvidence.OfTakeOver([Assigned("Radhaus AI", Noon.AddSeconds(30))], Held(null), "bot@shop.example").ShouldBeNull();

    [Fact]
    public void an_agent_that_knows_no_name_of_its_own_suspects_nobody() =>
        AssignmentEvidence.OfTakeOver([Assigned("Ann", Noon.AddSeconds(30))], Held(null), null).ShouldBeNull();

    [Theory]
    [InlineData(OwnershipCheckMode.Always, 0, true)]
    [InlineData(OwnershipCheckMode.Never, 10_000, false)]
    [InlineData(OwnershipCheckMode.AfterSeconds, 14, false)]
    [InlineData(OwnershipCheckMode.AfterSeconds, 15, true)]
    public void the_policy_says_when_a_look_is_due(OwnershipCheckMode mode, int secondsSinceTheLastAssignedMessage, bool due) =>
        new OwnershipCheck(mode, 15).IsDue(Noon, Noon.AddSeconds(secondsSinceTheLastAssignedMessage)).ShouldBe(due);

    [Fact]
    public void without_a_policy_of_its_own_an_agent_looks_once_the_last_assigned_message_is_fifteen_seconds_old() =>
        OwnershipCheck.Default.ShouldBe(new OwnershipCheck(OwnershipCheckMode.AfterSeconds, 15));

    [Theory]
    [InlineData(-40, -40)]
    [InlineData(2, 0)]
    public void a_message_that_was_told_late_shows_who_had_the_chat_when_it_was_written(int written, int shown) =>
        Fold.Apply(Conversation.Initial, World.Wrote("m1", at: Noon) with { Message = World.Text("m1", sentAt: Noon.AddSeconds(written)) })
            .Known!.LastShownAt.ShouldBe(Noon.AddSeconds(shown));

    [Fact]
    public void a_message_that_only_history_or_a_webhook_of_the_whole_account_told_does_not_show_the_chat_as_the_agents()
    {
        var later = Noon.AddMinutes(1);
        var told = Fold.Apply(Fold.Apply(Conversation.Initial, World.Wrote("m1")), World.Wrote("m2", at: later) with { AsTheAgents = false });

        (told.Known!.LastInboundAt, told.Known.LastShownAt).ShouldBe((later, Noon));
    }

    [Fact]
    public void a_repeated_assignment_makes_no_look_less_due() =>
        Given([.. World.HistoryRead(), new HistoryOutdated(Codes.AssignedAgain, null, Noon.AddSeconds(60)), new HistoryImported("t1", [], [], [], null, Noon.AddSeconds(61)) { AssignedAt = Noon.AddSeconds(-1) }])
            .State.Known!.LastShownAt.ShouldBe(Noon);

    [Fact]
    public void where_history_lists_no_assignments_it_is_as_good_as_made_when_told() =>
        Given([.. World.HistoryRead(), new HistoryOutdated(Codes.AssignedAgain, null, Noon.AddSeconds(60)), new HistoryImported("t1", [], [], [], null, Noon.AddSeconds(61)) { IsUnlisted = true }])
            .State.Known!.LastShownAt.ShouldBe(Noon.AddSeconds(60));

    [Fact]
    public void a_page_that_does_not_reach_back_to_when_the_chat_was_given_moves_nothing() =>
        Given([.. World.HistoryRead(), new HistoryOutdated(Codes.AssignedAgain, null, Noon.AddSeconds(60)), new HistoryImported("t1", [], [], [], null, Noon.AddSeconds(61))])
            .State.Known!.LastShownAt.ShouldBe(Noon);

    [Fact]
    public void a_take_over_from_before_such_a_message_is_still_seen() =>
        AssignmentEvidence.OfTakeOver([Assigned("Ann", Noon.AddSeconds(30))], Held("Radhaus AI") with { LastInboundAt = Noon.AddMinutes(1) }, null).ShouldNotBeNull();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void when_an_assignment_was_told_counts_only_where_history_does_not_list_the_agents(bool listed)
    {
        WatiHistoryItem[] history = [Assigned("Ann", Noon.AddSeconds(30)), .. listed ? [Assigned("Radhaus AI", Noon)] : Array.Empty<WatiHistoryItem>()];

        (AssignmentEvidence.OfTakeOver(history, Held("Radhaus AI") with { GivenAt = Noon.AddSeconds(70) }, null) is not null).ShouldBe(listed);
    }

    private static WatiHistoryItem? TakeOver(params WatiHistoryItem[] history) => AssignmentEvidence.OfTakeOver(history, Held("Radhaus AI"), null);

    private static Byoa.Saas.Conversations.Thread Held(string? agent) =>
        Byoa.Saas.Conversations.Thread.Empty with { AgentName = agent, LastInboundAt = Noon, LastArrivalAt = Noon, ShownAt = Noon };

    private static WatiHistoryItem Assigned(string to, DateTimeOffset at) =>
        new(WatiHistoryKind.Assignment, "64f0000000000000000000d1", at, true, $"assigned to {to}", null, null, null, null, to, null, null);
}
