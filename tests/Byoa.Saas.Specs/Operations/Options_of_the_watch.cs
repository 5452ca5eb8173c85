using System.ComponentModel.DataAnnotations;
using Byoa.Saas.Hosting;
using Byoa.Saas.Operations;
using Byoa.Saas.Operations.Metrics;

namespace Byoa.Saas.Specs.Operations;

public sealed class Options_of_the_watch
{
    [Fact]
    public void the_defaults_look_four_times_a_minute_and_wait_ten_minutes()
    {
        WatchOptions options = new();

        (options.Look, options.Idle, options.WakeIdle).ShouldBe((TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(10), true));
        Complaints(options).ShouldBeEmpty();
        Complaints(new MetricsOptions()).ShouldBeEmpty();
    }

    [Fact]
    public void what_failed_unforeseen_is_tried_after_5_15_and_30_seconds() =>
        new RetryOptions().Pauses.ShouldBe([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30)]);

    [Fact]
    public void what_no_process_holds_any_more_is_given_out_again_after_ten_minutes() => new RetryOptions().ForgottenAfter.ShouldBe(TimeSpan.FromMinutes(10));

    public static TheoryData<object, string> OutOfRange => new()
    {
        { new WatchOptions { LookSeconds = 0.1 }, nameof(WatchOptions.LookSeconds) },
        { new WatchOptions { LookSeconds = 3_601 }, nameof(WatchOptions.LookSeconds) },
        { new WatchOptions { IdleSeconds = 0.9 }, nameof(WatchOptions.IdleSeconds) },
        { new WatchOptions { IdleSeconds = 86_401 }, nameof(WatchOptions.IdleSeconds) },
        { new WatchOptions { MostConversations = 0 }, nameof(WatchOptions.MostConversations) },
        { new WatchOptions { MostConversations = 10_001 }, nameof(WatchOptions.MostConversations) },
        { new RetryOptions { FirstPauseSeconds = 0.09 }, nameof(RetryOptions.FirstPauseSeconds) },
        { new RetryOptions { FirstPauseSeconds = 601 }, nameof(RetryOptions.FirstPauseSeconds) },
        { new MetricsOptions { OpenPort = -1 }, nameof(MetricsOptions.OpenPort) },
        { new MetricsOptions { OpenPort = 65_536 }, nameof(MetricsOptions.OpenPort) },
    };

    [Theory, MemberData(nameof(OutOfRange))]
    public void a_value_out_of_range_is_refused(object options, string member) => Complaints(options).ShouldBe([member]);

    private static string[] Complaints(object options)
    {
        List<ValidationResult> complaints = [];
        Validator.TryValidateObject(options, new ValidationContext(options), complaints, true);
        return [.. complaints.SelectMany(complaint => complaint.MemberNames)];
    }
}
