using System.Diagnostics.Metrics;
using System.Globalization;
using Byoa.Saas.Operations;

namespace Byoa.Saas.Tests.Operations;

/// <summary>What the host in this process reports of one tenant when it is asked.</summary>
internal static class Gauges
{
    /// <returns>The values by <c>name unit</c>.</returns>
    public static IReadOnlyDictionary<string, double> Of(string tenant)
    {
        Dictionary<string, double> seen = new(StringComparer.Ordinal);
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == WatchFigures.MeterName && instrument.IsObservable)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>(Keep);
        listener.SetMeasurementEventCallback<double>(Keep);
        listener.Start();
        listener.RecordObservableInstruments();
        return seen;

        void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
            where T : struct, IConvertible
        {
            if (tags.Contains(new("tenant", tenant)))
                seen[$"{instrument.Name} {instrument.Unit}"] = value.ToDouble(CultureInfo.InvariantCulture);
        }
    }
}
