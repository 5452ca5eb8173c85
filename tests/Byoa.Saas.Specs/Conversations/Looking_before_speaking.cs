using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Effects;

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
        (Held("Radhaus AI") with { LastInboundAt = Noon.AddSeconds(written) }).LastShownAt.ShouldBe(Noon.AddSeconds(shown));

    private static WatiHistoryItem? TakeOver(params WatiHistoryItem[] history) => AssignmentEvidence.OfTakeOver(history, Held("Radhaus AI"), null);

    private static Byoa.Saas.Conversations.Thread Held(string? agent) =>
        Byoa.Saas.Conversations.Thread.Empty with { AgentName = agent, LastInboundAt = Noon, LastArrivalAt = Noon };

    private static WatiHistoryItem Assigned(string to, DateTimeOffset at) =>
        new(WatiHistoryKind.Assignment, "64f0000000000000000000d1", at, true, $"assigned to {to}", null, null, null, null, to, null, null);
}
