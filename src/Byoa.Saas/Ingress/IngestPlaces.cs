using System.Threading.RateLimiting;
using Byoa.Saas.Platform;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Ingress;

/// <summary>
/// How many webhooks of one tenant are being stored at once in this process. The others wait a moment, and are then turned away:
/// Wati comes again, and meanwhile the other tenants' webhooks have their share of the database.
/// </summary>
public sealed class IngestPlaces(IOptions<IngressOptions> options, TimeProvider time) : IDisposable
{
    private readonly TenantPlaces places = new(options.Value.MostAtOnce, options.Value.MostWaiting);

    /// <returns>Null when there was no place in time.</returns>
    public async ValueTask<RateLimitLease?> TakeAsync(string tenant, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.LongestWaitSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var place = await places.TakeAsync(tenant, either.Token);
            return place.IsAcquired ? place : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => places.Dispose();
}
