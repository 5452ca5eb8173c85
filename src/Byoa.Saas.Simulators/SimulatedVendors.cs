using Byoa.Saas.Simulators.Model;
using Byoa.Saas.Simulators.Wati;

namespace Byoa.Saas.Simulators;

/// <summary>Both vendors, in this process, over real HTTP.</summary>
public sealed class SimulatedVendors : IAsyncDisposable
{
    private SimulatedVendors(WatiSimulator wati, ModelSimulator model)
    {
        Wati = wati;
        Model = model;
    }

    public WatiSimulator Wati { get; }

    public ModelSimulator Model { get; }

    /// <param name="options">By default free ports on 127.0.0.1.</param>
    /// <param name="clock">Stamps messages and judges session windows. Latencies and webhook retries take real time.</param>
    /// <param name="cancellation">Stops the start.</param>
    public static async Task<SimulatedVendors> StartAsync(
        SimulatorOptions? options = null, TimeProvider? clock = null, CancellationToken cancellation = default)
    {
        var settings = options ?? new SimulatorOptions();
        var time = clock ?? TimeProvider.System;
        var wati = await WatiSimulator.StartAsync(settings, time, cancellation);
        return new SimulatedVendors(wati, await ModelSimulator.StartAsync(settings, time, cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        await Wati.DisposeAsync();
        await Model.DisposeAsync();
    }
}
