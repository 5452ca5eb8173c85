using Byoa.Saas.Platform;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Operations;

/// <summary>Something looked after regularly, beside the hot path. Each replica looks; what a look does may be done by several at once.</summary>
internal interface ILookout
{
    string Name { get; }

    Task LookAsync(CancellationToken cancellation);
}

/// <summary>Makes the rounds. A look that fails is made again at the next round; the figures say how old they are.</summary>
internal sealed partial class Rounds(IEnumerable<ILookout> lookouts, IOptions<WatchOptions> options, TimeProvider time, ILogger<Rounds> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(options.Value.Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var lookout in lookouts)
                await LookAsync(lookout, stoppingToken);
    }

    private async Task LookAsync(ILookout lookout, CancellationToken cancellation)
    {
        try
        {
            await lookout.LookAsync(cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Failed(Faults.IsPassing(fault) ? LogLevel.Warning : LogLevel.Error, lookout.Name, fault);
        }
    }

    [LoggerMessage(Message = "The look at {Lookout} failed; the next one follows")]
    private partial void Failed(LogLevel level, string lookout, Exception fault);
}
