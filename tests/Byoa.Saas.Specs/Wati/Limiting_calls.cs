using Byoa.Saas.Alerts;
using Byoa.Saas.Wati.Limits;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Byoa.Saas.Specs.Wati;

public sealed class Limiting_calls
{
    private static readonly DateOnly November = new(2026, 11, 1);
    private static readonly LimitOptions Defaults = new();

    [Fact]
    public void defaults_stay_below_what_wati_allows_every_plan()
    {
        (Defaults.Messages, Defaults.Contacts, Defaults.Sends, Defaults.Templates, Defaults.Others).ShouldBe((8, 8, 20, 25, 20));
        (Defaults.CallsAtOnce, Defaults.LongestWaitSeconds, Defaults.ThrottledMinutes, Defaults.CountEverySeconds).ShouldBe((16, 10, 5, 5));
        (Defaults.FirstPauseSeconds, Defaults.LongestPauseSeconds, Defaults.StretchedPauseSeconds).ShouldBe((1, 60, 120));
    }

    [Theory]
    [InlineData("Messages", "0")]
    [InlineData("Contacts", "1001")]
    [InlineData("Sends", "0")]
    [InlineData("Templates", "1001")]
    [InlineData("Others", "0")]
    [InlineData("LongestWaitSeconds", "61")]
    [InlineData("CallsAtOnce", "0")]
    [InlineData("CallsAtOnce", "257")]
    [InlineData("FirstPauseSeconds", "0.01")]
    [InlineData("LongestPauseSeconds", "3601")]
    [InlineData("StretchedPauseSeconds", "0")]
    [InlineData("ThrottledMinutes", "1441")]
    [InlineData("CountEverySeconds", "0.05")]
    public void a_value_out_of_range_stops_the_host(string key, string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new($"{LimitOptions.SectionName}:{key}", value)]).Build();
        using var services = new ServiceCollection().AddWatiLimits(settings).BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<LimitOptions>>().Value);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 8)]
    [InlineData(10, 60)]
    public void a_class_rests_longer_with_each_429_that_names_no_time(int refusals, double seconds) =>
        ThrottleRule.Rest(Refused(refusals), null, false, Defaults, 0).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void a_named_time_counts_and_jitter_adds_a_quarter_at_most() =>
        ThrottleRule.Rest(Refused(5), TimeSpan.FromSeconds(4), false, Defaults, 1).ShouldBe(TimeSpan.FromSeconds(5));

    [Fact]
    public void a_named_time_of_nothing_still_is_a_rest() =>
        ThrottleRule.Rest(Refused(0), TimeSpan.Zero, false, Defaults, 0).ShouldBeGreaterThan(TimeSpan.Zero);

    [Fact]
    public void what_lasts_for_minutes_rests_longer() =>
        ThrottleRule.Rest(Refused(1), TimeSpan.FromSeconds(1), true, Defaults, 0).ShouldBe(TimeSpan.FromSeconds(120));

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(299, null, false)]
    [InlineData(300, null, true)]
    [InlineData(60, 1.0, true)]
    public void a_person_is_told_after_minutes_of_nothing_but_429(int? seconds, double? minutes, bool told)
    {
        var slot = TestSlots.Free with { ThrottledFor = seconds is { } some ? TimeSpan.FromSeconds(some) : null };

        ThrottleRule.IsLasting(slot.ThrottledFor, new WatiLimits { ThrottledMinutes = minutes }, Defaults).ShouldBe(told);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7_999)]
    [InlineData(8_000, AlertKinds.WatiQuotaWarning)]
    [InlineData(9_999, AlertKinds.WatiQuotaWarning)]
    [InlineData(10_000, AlertKinds.WatiQuotaWarning, AlertKinds.WatiQuotaExhausted)]
    [InlineData(20_000, AlertKinds.WatiQuotaWarning, AlertKinds.WatiQuotaExhausted)]
    public void a_months_calls_warn_at_80_percent_and_again_at_100(long calls, params string[] kinds) =>
        QuotaRule.Warn(calls, 10_000, November).Select(alert => alert.Kind).ShouldBe(kinds);

    [Fact]
    public void a_warning_is_about_its_month() => QuotaRule.Warn(1, 1, November).ShouldAllBe(alert => alert.Subject == "2026-11");

    [Fact]
    public void months_are_by_utc() => WatiMonth.Of(new DateTimeOffset(2026, 12, 1, 0, 30, 0, TimeSpan.FromHours(1))).ShouldBe(November);

    [Fact]
    public void what_could_not_be_stored_is_counted_with_the_next()
    {
        CallMeter meter = new(new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)));
        meter.Count("acme", WatiCallClass.Sends);
        meter.Return(meter.Take());
        meter.Count("acme", WatiCallClass.Sends);

        meter.Take().ShouldBe(new Dictionary<CountedCalls, long> { [new CountedCalls("acme", November, WatiCallClass.Sends)] = 2 });
        meter.Take().ShouldBeEmpty();
    }

    private static WatiSlot Refused(int times) => TestSlots.Free with { Refusals = times };
}
