using Byoa.Saas.Operations;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Byoa.Saas.Specs.Operations;

public sealed class Telling_how_the_platform_fares
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly WatchOptions Options = new();

    [Fact]
    public void nothing_found_is_healthy_and_something_found_is_not_well_with_its_count()
    {
        Of(new Seen<int>(0, Noon)).Status.ShouldBe(HealthStatus.Healthy);
        var found = Of(new Seen<int>(3, Noon.AddSeconds(-4)));
        found.Status.ShouldBe(HealthStatus.Degraded);
        (found.Data["things"], found.Data["secondsAgo"]).ShouldBe((3, 4));
    }

    [Fact]
    public void before_the_first_look_nobody_is_alarmed() => Of(null).Status.ShouldBe(HealthStatus.Healthy);

    [Fact]
    public void a_look_that_never_came_is_not_well()
    {
        Of(null, since: Noon.AddMinutes(-2)).Status.ShouldBe(HealthStatus.Healthy);
        var never = Of(null, since: Noon.AddMinutes(-3));
        (never.Status, never.Data["secondsAgo"], never.Data.ContainsKey("things")).ShouldBe((HealthStatus.Degraded, 180, false));
    }

    [Fact]
    public void a_look_that_is_overdue_is_not_trusted() => Of(new Seen<int>(0, Noon.AddMinutes(-3))).Status.ShouldBe(HealthStatus.Degraded);

    private static HealthCheckResult Of(Seen<int>? seen, DateTimeOffset? since = null) => WatchHealth.Of(seen, since ?? Noon, count => count, "things", "Things are wrong.", Options, Noon);
}
