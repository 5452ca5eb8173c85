using Byoa.Saas.Alerts;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Specs.Alerts;

public sealed class Raising_and_clearing_alerts
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly RaiseAlert Raise = new(AlertKinds.AssignmentRefused, "chat-1", "Assign it by hand.");
    private static readonly ClearAlert Clear = new(AlertKinds.AssignmentRefused, "chat-1");

    [Fact]
    public void an_alert_is_raised_once_however_often_its_cause_is_met()
    {
        var alert = After(null, RaiseAlertDecision.Decide(null, Raise, Noon));

        alert.ShouldBe(new Alert(AlertKinds.AssignmentRefused, "chat-1", "Assign it by hand.", AlertState.Open, Noon, null));
        RaiseAlertDecision.Decide(alert, Raise, Noon.AddMinutes(1)).ShouldBe(Decision.Ignore(AlertCodes.AlreadyOpen));
    }

    [Fact]
    public void an_alert_is_cleared_once()
    {
        var cleared = After(Open(), ClearAlertDecision.Decide(Open(), Clear, Noon.AddMinutes(1)));

        cleared!.State.ShouldBe(AlertState.Cleared);
        cleared.ClearedAt.ShouldBe(Noon.AddMinutes(1));
        ClearAlertDecision.Decide(cleared, Clear, Noon.AddMinutes(2)).ShouldBe(Decision.Ignore(AlertCodes.NotOpen));
    }

    [Fact]
    public void clearing_what_was_never_raised_changes_nothing() => ClearAlertDecision.Decide(null, Clear, Noon).ShouldBe(Decision.Ignore(AlertCodes.NotOpen));

    [Fact]
    public void who_saw_to_a_chat_clears_its_alert_by_hand() =>
        ClearAlertDecision.Decide(Open(), Clear with { ByHand = true }, Noon).ShouldBeOfType<Decision.Accepted>().Events.ShouldBe([new AlertCleared(Noon)]);

    [Fact]
    public void what_goes_on_until_it_ends_is_not_cleared_by_hand()
    {
        var lasting = After(null, RaiseAlertDecision.Decide(null, new RaiseAlert(AlertKinds.WatiTokenRefused, "wati-token", "Replace it."), Noon));

        ClearAlertDecision.Decide(lasting, new ClearAlert(AlertKinds.WatiTokenRefused, "wati-token") { ByHand = true }, Noon).ShouldBe(Decision.Refuse(AlertCodes.EndsByItself));
    }

    [Fact]
    public void nobody_clears_by_hand_what_was_never_raised() =>
        ClearAlertDecision.Decide(null, Clear with { ByHand = true }, Noon).ShouldBe(Decision.Refuse(AlertCodes.Unknown));

    [Fact]
    public void what_comes_up_again_is_raised_again()
    {
        var cleared = After(Open(), ClearAlertDecision.Decide(Open(), Clear, Noon.AddMinutes(1)));
        var again = After(cleared, RaiseAlertDecision.Decide(cleared, Raise, Noon.AddMinutes(5)));

        again!.State.ShouldBe(AlertState.Open);
        again.RaisedAt.ShouldBe(Noon.AddMinutes(5));
    }

    private static Alert? Open() => After(null, RaiseAlertDecision.Decide(null, Raise, Noon));

    private static Alert? After(Alert? alert, Decision decision) =>
        decision.ShouldBeOfType<Decision.Accepted>().Events.Cast<IAlertEvent>().Aggregate(alert, AlertFold.Apply);
}
