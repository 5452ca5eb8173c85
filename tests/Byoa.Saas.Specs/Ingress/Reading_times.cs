using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Reading_times
{
    [Theory]
    [InlineData("\"1777887000\"")]
    [InlineData("1777887000")]
    [InlineData("\"1777887000000\"")]
    [InlineData("1777887000000")]
    [InlineData("1.777887e9")]
    [InlineData("\"2026-05-04T09:30:00Z\"")]
    [InlineData("\"2026-05-04T09:30Z\"")]
    [InlineData("\"2026-05-04t09:30:00z\"")]
    [InlineData("\"2026-05-04T09:30:00\"")]
    [InlineData("\"2026-05-04 09:30:00\"")]
    [InlineData("\"2026-05-04T09:30:00.000000000\"")]
    [InlineData("\"2026-05-04T11:30:00.0+02:00\"")]
    [InlineData("\"2026-05-04T11:30:00+0200\"")]
    public void every_form_is_the_same_instant(string timestamp) =>
        Written(Global($$"""{"timestamp":{{timestamp}},"created":null}""")).SentAt.ShouldBe(SentAt);

    [Theory]
    [InlineData(".1", 1_000_000)]
    [InlineData(".1234567", 1_234_567)]
    [InlineData(".123456789", 1_234_567)]
    public void a_fraction_may_have_up_to_nine_digits(string fraction, long ticks) =>
        Written(Global($$"""{"timestamp":null,"created":"2026-05-04T09:30:00{{fraction}}Z"}""")).SentAt.ShouldBe(SentAt.AddTicks(ticks));

    [Fact]
    public void the_timestamp_goes_before_the_creation() =>
        Written(Global("""{"created":"2026-05-04T08:00:00Z"}""")).SentAt.ShouldBe(SentAt);

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"10\"")]
    [InlineData("-5")]
    [InlineData("1e400")]
    [InlineData("\"99999999999999999999999999\"")]
    [InlineData("\"1999-12-31T23:59:59Z\"")]
    [InlineData("\"2026-05-06T09:30:00Z\"")]
    [InlineData("\"9999-12-31T23:59:59-14:00\"")]
    [InlineData("\"2026-13-45T99:99:99Z\"")]
    [InlineData("true")]
    [InlineData("{}")]
    public void an_unbelievable_time_gives_way_to_the_arrival(string timestamp) =>
        Written(Global($$"""{"timestamp":{{timestamp}},"created":{{timestamp}}}""")).SentAt.ShouldBe(ArrivedAt);

    [Fact]
    public void a_clock_slightly_ahead_is_believed() =>
        Written(Global("""{"timestamp":"2026-05-05T09:00:00Z"}""")).SentAt.ShouldBe(SentAt.AddHours(23.5));
}
