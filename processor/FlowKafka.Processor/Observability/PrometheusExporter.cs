using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace FlowKafka.Processor.Observability;

/// <summary>
/// Collects the instruments of some meters and writes them in Prometheus' text exposition format 0.0.4. Histograms are
/// collected where the instrument names their buckets. See docs/decisions/0007-prometheus-text.md.
/// </summary>
internal sealed class PrometheusExporter : IDisposable
{
    /// <summary>The content type of what is written.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, MetricFamily> _families = new();
    private readonly Lock _scrape = new();

    /// <summary>Listens to all instruments of meters of these names, present and future.</summary>
    public PrometheusExporter(params IReadOnlyCollection<string> meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (meters.Contains(instrument.Meter.Name) && MetricFamily.Of(instrument) is { } family)
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, family));
        };
        _listener.MeasurementsCompleted = (instrument, _) => Forget(instrument);
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, family) => ((MetricFamily)family!).Take((double)value, tags));
        _listener.Start();
    }

    /// <summary>Asks the observable instruments, and writes all families ordered by name.</summary>
    public void Write(TextWriter output)
    {
        lock (_scrape)
        {
            foreach (var family in _families.Values)
                family.BeginScrape();
            _listener.RecordObservableInstruments();
            foreach (var family in _families.Values.OrderBy(f => f.Name, StringComparer.Ordinal))
                family.Write(output);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Forget(Instrument instrument) => _families.TryRemove(instrument, out _);
}
