using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Limits;

/// <summary>Stores counted calls every few seconds and at the end. A killed process loses what it counted since; nothing else does.</summary>
internal sealed partial class UsageFlush(
    CallMeter meter, WatiUsage usage, IOptions<LimitOptions> options, TimeProvider time, ILogger<UsageFlush> logger) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await StoreAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(options.Value.CountEverySeconds), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await StoreAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private async Task StoreAsync(CancellationToken cancellation)
    {
        var counted = meter.Take();
        if (counted.Count == 0)
            return;
        try
        {
            await usage.AddAsync(counted, cancellation);
        }
        catch (Exception failure)
        {
            // Whatever it was: the next round tries again, and a count is no reason to stop the host.
            meter.Return(counted);
            NotStored(logger, failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Counted calls to Wati could not be stored; the next round tries again")]
    private static partial void NotStored(ILogger logger, Exception failure);
}
