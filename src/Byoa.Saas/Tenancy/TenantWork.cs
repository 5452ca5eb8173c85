using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using Byoa.Saas.Platform;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Byoa.Saas.Tenancy;

/// <summary>
/// The places a tenant's work has in this process. Work without a place is put off durably and comes again: it is never dropped, and
/// holds no worker meanwhile. What has begun has places of its own besides, so that it does not starve behind what comes fresh.
/// </summary>
public sealed class TenantWork : IDisposable
{
    public const string MeterName = "Byoa.Saas.Work";

    private readonly WorkOptions options;
    private readonly TenantPlaces places;
    private readonly TenantPlaces begunPlaces;
    private readonly TenantPlaces steps;
    private readonly Counter<long> putOff;

    public TenantWork(IOptions<WorkOptions> options, IMeterFactory meters)
    {
        this.options = options.Value;
        places = new TenantPlaces(this.options.MostInFlight, waiting: 0);
        begunPlaces = new TenantPlaces(this.options.MostInFlight / 2, waiting: 0);
        // Who waits here has a place in flight, so those are bounded already.
        steps = new TenantPlaces(this.options.MostStepsAtOnce, waiting: int.MaxValue);
        putOff = meters.Create(MeterName).CreateCounter<long>("byoa.work.put_off", "{message}", "Work put off because its tenant had too much in flight, by tenant and message.");
    }

    /// <summary>A place for work that has not cost anything yet.</summary>
    public RateLimitLease TryBegin(string tenant) => places.TryTake(tenant);

    /// <summary>A place for work that others have begun, such as a model call that is paid for or a reply that is owed.</summary>
    public RateLimitLease TryGoOn(string tenant)
    {
        var place = places.TryTake(tenant);
        return place.IsAcquired ? place : begunPlaces.TryTake(tenant);
    }

    /// <summary>Takes a step's place at the database; held for the step alone, never while anything outside is waited for.</summary>
    public async Task<T> StepAsync<T>(string tenant, Func<Task<T>> step, CancellationToken cancellation)
    {
        using var place = await steps.TakeAsync(tenant, cancellation);
        return await step();
    }

    /// <param name="tenant">Whose work.</param>
    /// <param name="message">Comes again.</param>
    /// <param name="age">How long it has waited.</param>
    /// <param name="bus">Keeps it.</param>
    public async Task PutOffAsync(string tenant, object message, TimeSpan age, IMessageBus bus)
    {
        putOff.Add(1, new("tenant", tenant), new("message", message.GetType().Name));
        await bus.PublishAsync(message, new DeliveryOptions { TenantId = tenant, ScheduleDelay = Pause(age, options, Random.Shared.NextDouble()) });
    }

    /// <summary>
    /// Half of what it has waited, within bounds: thousands that wait look a few times each, not every few seconds. The jitter,
    /// up to a half, keeps what came together from coming together again.
    /// </summary>
    public static TimeSpan Pause(TimeSpan age, WorkOptions options, double jitter) =>
        TimeSpan.FromSeconds(Math.Max(options.FirstPauseSeconds, Math.Min(age.TotalSeconds / 2, options.LongestPauseSeconds)) * (1 + (jitter / 2)));

    public void Dispose()
    {
        places.Dispose();
        begunPlaces.Dispose();
        steps.Dispose();
    }
}
