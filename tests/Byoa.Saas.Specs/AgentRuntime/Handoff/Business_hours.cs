using System.Globalization;
using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Handoff;

namespace Byoa.Saas.Specs.AgentRuntime.Handoff;

/// <summary>Times are given in UTC; 2 March 2026 is a Monday.</summary>
public sealed class Business_hours
{
    private static readonly BusinessHours Berlin = Hours("Europe/Berlin", new OpenHours(DayOfWeek.Monday, new(9, 0), new(17, 0)));
    private static readonly BusinessHours Bar = Hours("Europe/Berlin", new OpenHours(DayOfWeek.Friday, new(20, 0), new(2, 0)));

    [Theory]
    [InlineData("2026-03-02 07:59", false)]
    [InlineData("2026-03-02 08:00", true)]
    [InlineData("2026-03-02 15:59", true)]
    [InlineData("2026-03-02 16:00", false)]
    [InlineData("2026-03-03 10:00", false)]
    public void are_local_from_the_opening_until_just_before_the_closing(string utc, bool open) => HandoffPolicy.IsOpen(Berlin, At(utc)).ShouldBe(open);

    [Theory]
    [InlineData("2026-03-23 07:30", false)]
    [InlineData("2026-03-30 07:30", true)]
    [InlineData("2026-03-30 15:30", false)]
    [InlineData("2026-10-19 07:30", true)]
    [InlineData("2026-10-26 07:30", false)]
    public void follow_summer_time(string utc, bool open) => HandoffPolicy.IsOpen(Berlin, At(utc)).ShouldBe(open);

    [Theory]
    [InlineData("2026-03-06 18:59", false)]
    [InlineData("2026-03-06 19:00", true)]
    [InlineData("2026-03-07 00:59", true)]
    [InlineData("2026-03-07 01:00", false)]
    [InlineData("2026-03-06 00:30", false)]
    public void may_run_into_the_next_day(string utc, bool open) => HandoffPolicy.IsOpen(Bar, At(utc)).ShouldBe(open);

    [Fact]
    public void run_over_midnight_from_Saturday_to_Sunday() =>
        HandoffPolicy.IsOpen(Hours("UTC", new OpenHours(DayOfWeek.Saturday, new(22, 0), new(4, 0))), At("2026-03-08 03:00")).ShouldBeTrue();

    [Theory]
    [InlineData("2026-03-02 23:59", true)]
    [InlineData("2026-03-03 08:59", true)]
    [InlineData("2026-03-03 09:00", false)]
    public void that_end_as_they_begin_last_a_whole_day(string utc, bool open) =>
        HandoffPolicy.IsOpen(Hours("UTC", new OpenHours(DayOfWeek.Monday, new(9, 0), new(9, 0))), At(utc)).ShouldBe(open);

    [Theory]
    [InlineData("2026-03-01 20:30", true)]
    [InlineData("2026-03-02 20:30", false)]
    public void name_the_day_of_the_tenants_zone(string utc, bool open) =>
        HandoffPolicy.IsOpen(Hours("Pacific/Auckland", new OpenHours(DayOfWeek.Monday, new(9, 0), new(17, 0))), At(utc)).ShouldBe(open);

    [Fact]
    public void may_have_a_break() => HandoffPolicy.IsOpen(
        Hours("UTC", new OpenHours(DayOfWeek.Monday, new(9, 0), new(12, 0)), new OpenHours(DayOfWeek.Monday, new(14, 0), new(17, 0))), At("2026-03-02 13:00")).ShouldBeFalse();

    [Fact]
    public void without_any_opening_are_always_closed() => HandoffPolicy.IsOpen(Hours("UTC"), At("2026-03-02 13:00")).ShouldBeFalse();

    private static BusinessHours Hours(string zone, params IReadOnlyList<OpenHours> open) => new(zone, open);

    private static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
