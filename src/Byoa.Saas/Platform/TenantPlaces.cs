using System.Threading.RateLimiting;

namespace Byoa.Saas.Platform;

/// <summary>Lets so many pieces of each tenant's work go on at once in this process. Tenants without work take no memory: the limiter drops them.</summary>
/// <param name="atOnce">Places of each tenant.</param>
/// <param name="waiting">How many may wait for one; who comes later is turned away at once.</param>
public sealed class TenantPlaces(int atOnce, int waiting) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(tenant =>
        RateLimitPartition.GetConcurrencyLimiter(tenant, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = atOnce, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    /// <summary>A place if one is free; disposing of it gives it back.</summary>
    public RateLimitLease TryTake(string tenant) => limiter.AttemptAcquire(tenant);

    /// <summary>A place as soon as one is free; not acquired when too many wait already.</summary>
    public ValueTask<RateLimitLease> TakeAsync(string tenant, CancellationToken cancellation) => limiter.AcquireAsync(tenant, 1, cancellation);

    public void Dispose() => limiter.Dispose();
}
