using Byoa.Saas.Alerts;
using Byoa.Saas.Platform;
using Byoa.Saas.Wati.Access;

namespace Byoa.Saas.Specs.Wati;

public sealed class Refusing_and_mending_a_token
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccessOptions Options = new();
    private static readonly DateTimeOffset Late = Noon.AddMinutes(2).AddSeconds(1);
    /// <summary>When no event named a conversation yet.</summary>
    private static readonly WatiAccess StoredEarlier = After(WatiAccess.Initial, new WatiAccessRefused("sends", Noon));
    private static readonly RefuseWatiAccess AtASend = new("sends", Noon, "chat-1");

    [Fact]
    public void a_refused_token_is_probed_at_once()
    {
        var decision = RefuseWatiAccessDecision.Decide(WatiAccess.Initial, AtASend, Options, Noon).ShouldBeOfType<Decision.Accepted>();

        decision.Events.ShouldBe([new WatiAccessRefused("sends", Noon), new WatiProbeAimed("chat-1", Noon)]);
        decision.Messages.ShouldBe([new ProbeWati(1, "chat-1")]);
    }

    [Fact]
    public void refused_again_by_other_calls_under_way_it_has_one_prober() =>
        RefuseWatiAccessDecision.Decide(Refused(), AtASend, Options, Noon).ShouldBe(Decision.Ignore(AccessCodes.AlreadyRefused));

    [Fact]
    public void a_call_begun_before_the_token_was_mended_says_nothing_of_it() =>
        RefuseWatiAccessDecision.Decide(Mended(Noon.AddSeconds(1)), AtASend, Options, Noon.AddSeconds(2)).ShouldBe(Decision.Ignore(AccessCodes.Outdated));

    [Fact]
    public void a_probe_that_is_refused_raises_the_alert_and_sends_the_next()
    {
        var decision = Probed(Refused(), 1, ProbeResult.Refused).ShouldBeOfType<Decision.Accepted>();

        decision.Events.ShouldBe([new WatiProbeFailed(1, true, Noon.AddSeconds(10), Noon)]);
        decision.Messages[0].ShouldBeOfType<RaiseAlert>().Kind.ShouldBe(AlertKinds.WatiTokenRefused);
        decision.Messages[1].ShouldBe(new ProbeWati(2, "chat-1"));
    }

    [Fact]
    public void a_probe_that_came_to_nothing_raises_the_alert_as_well_but_proves_nothing_of_the_token()
    {
        var decision = Probed(Refused(), 1, ProbeResult.Unclear).ShouldBeOfType<Decision.Accepted>();

        decision.Events.ShouldBe([new WatiProbeFailed(1, false, Noon.AddSeconds(10), Noon)]);
        decision.Messages[0].ShouldBeOfType<RaiseAlert>().Kind.ShouldBe(AlertKinds.WatiTokenRefused);
        decision.Messages[1].ShouldBe(new ProbeWati(2, "chat-1"));
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 15)]
    [InlineData(3, 22.5)]
    [InlineData(5, 50.625)]
    [InlineData(6, 60)]
    [InlineData(1_000, 60)]
    public void pauses_between_probes_grow_up_to_a_minute(int probe, double seconds) => Options.PauseAfter(probe).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void a_prober_that_was_replaced_is_not_heard() =>
        Probed(After(Refused(), new WatiTokenReplaced(Noon)), 1, ProbeResult.Refused).ShouldBe(Decision.Ignore(AccessCodes.Replaced));

    [Fact]
    public void a_probe_that_is_accepted_opens_the_tenant_and_clears_the_alert()
    {
        var refused = After(Refused(), new WatiProbeFailed(1, true, Noon.AddSeconds(10), Noon));

        var decision = Probed(refused, 2, ProbeResult.Accepted).ShouldBeOfType<Decision.Accepted>();

        decision.Messages.ShouldBe([new ClearAlert(AlertKinds.WatiTokenRefused, "wati-token")]);
        After(refused, [.. decision.Events.Cast<IWatiAccessEvent>()]).ShouldBeOfType<WatiAccess.Open>().Doubts.ShouldBeEmpty();
    }

    [Fact]
    public void a_probe_accepted_twice_changes_nothing() => Probed(Mended(Noon), 1, ProbeResult.Accepted).ShouldBe(Decision.Ignore(AccessCodes.NotRefused));

    [Fact]
    public void another_token_is_probed_at_once()
    {
        var decision = ReplaceWatiTokenDecision.Decide(Refused(), Options, Noon.AddSeconds(5)).ShouldBeOfType<Decision.Accepted>();

        decision.Messages.ShouldBe([new ProbeWati(2, "chat-1")]);
        var refused = After(Refused(), [.. decision.Events.Cast<IWatiAccessEvent>()]).ShouldBeOfType<WatiAccess.Refused>();
        (refused.Probe, refused.ProbeAt).ShouldBe((2, Noon.AddSeconds(5)));
    }

    [Fact]
    public void a_prober_that_is_replaced_leaves_the_next_its_second_question()
    {
        ReplaceWatiTokenDecision.Decide(Renewed(), Options, Late).ShouldBeOfType<Decision.Accepted>().Messages.ShouldBe([new ProbeWati(3, "chat-1")]);
        ReplaceWatiTokenDecision.Decide(StoredEarlier, Options, Noon).ShouldBeOfType<Decision.Accepted>().Messages.ShouldBe([new ProbeWati(2, null)]);
    }

    [Fact]
    public void another_token_while_the_old_one_was_good_changes_nothing() =>
        ReplaceWatiTokenDecision.Decide(WatiAccess.Initial, Options, Noon).ShouldBe(Decision.Ignore(AccessCodes.NotRefused));

    [Fact]
    public void a_probe_two_minutes_late_was_lost_and_is_renewed_at_once()
    {
        var decision = RenewWatiProbeDecision.Decide(Refused(), new(1), Late).ShouldBeOfType<Decision.Accepted>();

        decision.Events.ShouldBe([new WatiProbeRenewed(1, Late)]);
        decision.Messages.ShouldBe([new ProbeWati(2, "chat-1")]);
        var refused = After(Refused(), [.. decision.Events.Cast<IWatiAccessEvent>()]).ShouldBeOfType<WatiAccess.Refused>();
        (refused.Probe, refused.ProbeAt, refused.Since).ShouldBe((2, Late, Noon));
    }

    [Fact]
    public void a_probe_that_may_still_come_is_not_renewed() =>
        RenewWatiProbeDecision.Decide(Refused(), new(1), Noon.AddMinutes(2)).ShouldBe(Decision.Ignore(AccessCodes.NotOverdue));

    [Theory]
    [InlineData(1, AccessCodes.Replaced)]
    [InlineData(2, AccessCodes.NotOverdue)]
    public void of_many_who_miss_a_probe_at_once_one_is_heard(int missed, string code) =>
        RenewWatiProbeDecision.Decide(Renewed(), new(missed), Late.AddSeconds(1)).ShouldBe(Decision.Ignore(code));

    [Fact]
    public void a_probe_that_comes_after_it_was_renewed_starts_no_second_chain() =>
        Probed(Renewed(), 1, ProbeResult.Refused).ShouldBe(Decision.Ignore(AccessCodes.Replaced));

    [Fact]
    public void a_probe_accepted_after_it_was_renewed_opens_the_tenant() =>
        Probed(Renewed(), 1, ProbeResult.Accepted).ShouldBeOfType<Decision.Accepted>().Events.ShouldHaveSingleItem().ShouldBeOfType<WatiAccessRestored>();

    [Fact]
    public void a_renewed_probe_that_is_lost_too_is_renewed_again() =>
        RenewWatiProbeDecision.Decide(Renewed(), new(2), Late.AddMinutes(3)).ShouldBeOfType<Decision.Accepted>().Messages.ShouldBe([new ProbeWati(3, "chat-1")]);

    [Fact]
    public void once_the_token_is_taken_no_probe_is_missed() =>
        RenewWatiProbeDecision.Decide(Mended(Noon), new(1), Late).ShouldBe(Decision.Ignore(AccessCodes.NotRefused));

    [Fact]
    public void the_alert_of_a_refused_token_stands_until_it_is_taken()
    {
        OpenAlert alert = new("tn-acme", AlertKinds.WatiTokenRefused, "wati-token");

        AccessCause.Stands(alert, Refused(), Options).ShouldBeTrue();
        AccessCause.Stands(alert, Mended(Noon), Options).ShouldBeFalse();
    }

    private static WatiAccess Refused() => After(WatiAccess.Initial, new WatiAccessRefused("sends", Noon), new WatiProbeAimed("chat-1", Noon));

    private static WatiAccess Renewed() => After(Refused(), new WatiProbeRenewed(1, Late));

    private static WatiAccess Mended(DateTimeOffset at) => After(Refused(), new WatiProbeFailed(1, true, at, at), new WatiAccessRestored(at));

    private static WatiAccess After(WatiAccess access, params IWatiAccessEvent[] happened) => happened.Aggregate(access, AccessFold.Apply);

    private static Decision Probed(WatiAccess access, int number, ProbeResult result) =>
        RecordWatiProbeDecision.Decide(access, new(number, "chat-1", result), Options, Noon);
}
