using Byoa.Saas.Platform;

namespace Byoa.Saas.AgentRuntime.Media;

/// <summary>
/// Which PDFs are being read in this process: one of each tenant, and only so many in all. Whoever sends many, or one that takes long, waits for
/// themselves, outside the places that all tenants share.
/// </summary>
/// <param name="atOnce">Places of all tenants together.</param>
internal sealed class PdfPlaces(int atOnce) : IDisposable
{
    // Who waits here is bounded: by the media time-out, and by the places of a tenant's turns.
    private readonly TenantPlaces own = new(1, waiting: int.MaxValue);
    private readonly SemaphoreSlim common = new(atOnce);

    /// <summary>A place as soon as one is free; disposing of it, once, gives it back.</summary>
    public async Task<IDisposable> TakeAsync(string tenant, CancellationToken stop)
    {
        var lease = await own.TakeAsync(tenant, stop);
        try
        {
            await common.WaitAsync(stop);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
        return new Place(lease, common);
    }

    public void Dispose()
    {
        own.Dispose();
        common.Dispose();
    }

    private sealed class Place(IDisposable lease, SemaphoreSlim common) : IDisposable
    {
        public void Dispose()
        {
            common.Release();
            lease.Dispose();
        }
    }
}
