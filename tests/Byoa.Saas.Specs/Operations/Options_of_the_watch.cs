using Byoa.Saas.Hosting;
using Byoa.Saas.Operations;

namespace Byoa.Saas.Specs.Operations;

public sealed class Options_of_the_watch
{
    [Fact]
    public void the_defaults_look_four_times_a_minute_and_wait_ten_minutes()
    {
        WatchOptions options = new();

        (options.Look, options.Idle, options.WakeIdle).ShouldBe((TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(10), true));
    }

    [Fact]
    public void what_failed_unforeseen_is_tried_after_5_15_and_30_seconds() =>
        new RetryOptions().Pauses.ShouldBe([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30)]);

    [Fact]
    public void what_no_process_holds_any_more_is_given_out_again_after_ten_minutes() => new RetryOptions().ForgottenAfter.ShouldBe(TimeSpan.FromMinutes(10));
}
