using System.Diagnostics.Metrics;
using Byoa.Saas.Tenancy;

namespace Byoa.Saas.Tests.Fairness;

/// <summary>Tells when work of one tenant was put off, as the meter tells it.</summary>
internal sealed class PutOff : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly TaskCompletionSource happened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PutOff(string tenant, string message)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == TenantWork.MeterName)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (tags.Contains(new("tenant", tenant)) && tags.Contains(new("message", message)))
                happened.TrySetResult();
        });
        listener.Start();
    }

    public Task HappensAsync() => happened.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

    public void Dispose() => listener.Dispose();
}
