using System.Threading.RateLimiting;
using Byoa.Saas.Platform;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>How many model calls of one tenant are made at once in this process. The others wait, before anything is claimed for them.</summary>
public sealed class ModelPlaces(IOptions<ModelOptions> options) : IDisposable
{
    // Who waits here has a place in flight, so those are bounded already.
    private readonly TenantPlaces places = new(options.Value.MostCallsAtOnce, waiting: int.MaxValue);

    public ValueTask<RateLimitLease> TakeAsync(string tenant, CancellationToken cancellation) => places.TakeAsync(tenant, cancellation);

    public void Dispose() => places.Dispose();
}
