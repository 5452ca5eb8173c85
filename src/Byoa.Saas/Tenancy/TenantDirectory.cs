namespace Byoa.Saas.Tenancy;

/// <summary>Reads every tenant from the store.</summary>
internal delegate Task<IReadOnlyList<Tenant>> LoadTenants(CancellationToken cancellation);

/// <summary>
/// Who the tenants are, from memory. What is answered is at most <see cref="Fresh"/> old, or read after the question, and never older than
/// the last <see cref="Invalidate"/> in this process before it. Nothing stale is served when the store is away: a tenant might be suspended by now.
/// </summary>
internal sealed partial class TenantDirectory(LoadTenants load, TimeProvider time, ILogger<TenantDirectory> logger) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    /// <summary>How long a miss or a failure keeps others from asking the store again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim oneLoad = new(1);
    private volatile Reading reading = new(TenantSnapshot.Empty, Load: 0, BegunAt: 0, Writes: -1);
    private long failedAt;
    private Exception? failure;
    private int loads;
    private int writes;

    /// <param name="Tenants">What was read.</param>
    /// <param name="Load">Which load it was, from 1.</param>
    /// <param name="BegunAt">The timestamp before it.</param>
    /// <param name="Writes">The writes before it.</param>
    private sealed record Reading(TenantSnapshot Tenants, int Load, long BegunAt, int Writes);

    /// <exception cref="TenantStoreUnavailableException">The store cannot be read.</exception>
    public async ValueTask<Tenant?> ByIdAsync(string id, CancellationToken cancellation) =>
        (await ReadAsync(Fresh, cancellation)).ById(id) ?? (await ReadAsync(Pause, cancellation)).ById(id);

    /// <exception cref="TenantStoreUnavailableException">The store cannot be read.</exception>
    public async ValueTask<Tenant?> ByIdentifierAsync(string identifier, CancellationToken cancellation) =>
        (await ReadAsync(Fresh, cancellation)).ByIdentifier(identifier) ?? (await ReadAsync(Pause, cancellation)).ByIdentifier(identifier);

    /// <exception cref="TenantStoreUnavailableException">The store cannot be read.</exception>
    public async ValueTask<IEnumerable<Tenant>> AllAsync(CancellationToken cancellation) => (await ReadAsync(Fresh, cancellation)).All;

    /// <summary>Something was written: the next question goes to the store.</summary>
    public void Invalidate() => Interlocked.Increment(ref writes);

    public void Dispose() => oneLoad.Dispose();

    private async ValueTask<TenantSnapshot> ReadAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        if (IsUsable(atMost)) return reading.Tenants;

        var before = Volatile.Read(ref loads);
        await oneLoad.WaitAsync(cancellation);
        try
        {
            // A load that began after the question answers it, however long it took: else each of those who wait would load again, one after another.
            return reading.Load > before || IsUsable(atMost) ? reading.Tenants : await LoadAsync(cancellation);
        }
        finally
        {
            oneLoad.Release();
        }
    }

    private bool IsUsable(TimeSpan atMost) => reading.Writes == Volatile.Read(ref writes) && time.GetElapsedTime(reading.BegunAt) < atMost;

    private async Task<TenantSnapshot> LoadAsync(CancellationToken cancellation)
    {
        if (failure is not null && time.GetElapsedTime(failedAt) < Pause) throw new TenantStoreUnavailableException(failure);

        // Taken before the query: a write that commits while it runs makes its result old at once.
        var (number, begunAt, seen) = (Interlocked.Increment(ref loads), time.GetTimestamp(), Volatile.Read(ref writes));
        try
        {
            reading = new(new(await load(cancellation)), number, begunAt, seen);
            return reading.Tenants;
        }
        catch (Exception cause) when (!cancellation.IsCancellationRequested)
        {
            (failure, failedAt) = (cause, time.GetTimestamp());
            LogUnreadable(cause);
            throw new TenantStoreUnavailableException(cause);
        }
    }

    [LoggerMessage(LogLevel.Error, "The tenants cannot be read from the store")]
    private partial void LogUnreadable(Exception cause);
}

/// <summary>The tenants cannot be read now; says nothing of whether one exists.</summary>
public sealed class TenantStoreUnavailableException(Exception cause) : Exception("The tenant store cannot be reached.", cause);
