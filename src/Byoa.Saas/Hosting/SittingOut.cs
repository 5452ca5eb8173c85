using JasperFx.Core;
using Microsoft.Extensions.Caching.Memory;
using Wolverine;
using Wolverine.Runtime;

namespace Byoa.Saas.Hosting;

/// <summary>
/// Tries a message again in its worker, for nine minutes, and puts it off from then on. None of it counts as one of the attempts by which the other
/// rules choose what to do: what fails for another reason after an outage fails for the first time.
/// </summary>
internal sealed class SittingOut(TimeProvider time) : IDisposable
{
    /// <summary>A message that did not fail for so long has sat its outage out: the next one is another. Longer than every pause.</summary>
    private static readonly TimeSpan Over = 3.Minutes();

    private static readonly TimeSpan[] Pauses =
    [
        50.Milliseconds(), 250.Milliseconds(), 1.Seconds(), 2.Seconds(), 5.Seconds(),
        .. Enumerable.Repeat(10.Seconds(), 10), .. Enumerable.Repeat(30.Seconds(), 5), .. Enumerable.Repeat(60.Seconds(), 5),
    ];

    private static readonly TimeSpan PutOff = 10.Seconds();

    // By id and not by object: one that is put off comes back as another object, and must not hold its worker for nine minutes again.
    private readonly MemoryCache tries = new(new MemoryCacheOptions());

    public void Dispose() => tries.Dispose();

    public async ValueTask AgainAsync(IWolverineRuntime bus, IEnvelopeLifecycle message)
    {
        var envelope = message.Envelope!;
        // The bus counts each try before it makes it.
        envelope.Attempts = Math.Max(0, envelope.Attempts - 1);
        var made = tries.Get<int>(envelope.Id);
        tries.Set(envelope.Id, made + 1, new MemoryCacheEntryOptions { SlidingExpiration = Over });
        if (made >= Pauses.Length)
        {
            await message.ReScheduleAsync(time.GetUtcNow() + PutOff);
            return;
        }
        try
        {
            await Task.Delay(Pauses[made], time, bus.Cancellation);
        }
        catch (OperationCanceledException)
        {
            // The process ends: the message stays stored, and whoever comes next takes it.
            return;
        }
        await message.RetryExecutionNowAsync();
    }
}
