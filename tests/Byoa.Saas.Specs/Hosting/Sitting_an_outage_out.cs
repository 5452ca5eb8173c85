using Byoa.Saas.Hosting;
using Byoa.Saas.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;

namespace Byoa.Saas.Specs.Hosting;

/// <summary>The bus's own queues and rules, without a store and with pauses that are over at once.</summary>
public sealed class Sitting_an_outage_out
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(40)]
    public async Task what_fails_once_after_an_outage_that_was_sat_out_is_tried_again(int failuresOfTheOutage)
    {
        Work work = new(failuresOfTheOutage);
        using var host = await StartAsync(work);

        await host.Services.GetRequiredService<IMessageBus>().PublishAsync(new WorkOfALane());

        (await work.Done.Task.WaitAsync(Limit, TestContext.Current.CancellationToken)).ShouldBe((failuresOfTheOutage + 2, 2));
    }

    private static Task<IHost> StartAsync(Work work) => Host.CreateDefaultBuilder()
        .ConfigureLogging(logging => logging.ClearProviders())
        .ConfigureServices(services => services.AddSingleton<TimeProvider>(new ImpatientTime()).AddSingleton<SittingOut>().AddSingleton(work))
        .UseWolverine(bus =>
        {
            bus.Durability.Mode = DurabilityMode.Solo;
            bus.Discovery.DisableConventionalDiscovery().IncludeType(typeof(WorkOfALaneHandler));
            Bus.Repeat(bus, new RetryOptions { FirstPauseSeconds = 0.1 });
            bus.Policies.Add<OutagesAreSatOut>();
        })
        .StartAsync(TestContext.Current.CancellationToken);

    /// <summary>Every wait is over at once, and what is put off was due an hour ago.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(-1);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : dueTime, period);
    }
}

/// <summary>Of a lane, as turns and effects are.</summary>
public sealed record WorkOfALane : ITenantLaneMessage;

/// <summary>Fails for the database for a while, then once for something else, and is done.</summary>
public sealed class Work(int failuresOfTheOutage)
{
    private int tries;

    /// <summary>How often it was tried, and how many of these the bus counted.</summary>
    public TaskCompletionSource<(int Tries, int Attempts)> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Try(int attempts)
    {
        tries++;
        if (tries <= failuresOfTheOutage)
            throw new IOException("The database is away.");
        if (tries == failuresOfTheOutage + 1)
            throw new InvalidOperationException("Nobody foresaw this.");
        Done.SetResult((tries, attempts));
    }
}

public static class WorkOfALaneHandler
{
    public static void Handle(WorkOfALane message, Envelope envelope, Work work) => work.Try(envelope.Attempts);
}
