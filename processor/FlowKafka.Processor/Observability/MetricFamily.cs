using System.Diagnostics.Metrics;
using System.Globalization;

namespace FlowKafka.Processor.Observability;

/// <summary>The values of one instrument, by their labels. Safe for concurrent use.</summary>
internal sealed class MetricFamily
{
    private readonly SortedDictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly string _help;
    private readonly bool _isCounter;
    private readonly bool _isObserved;
    private readonly bool _isAdded;

    public MetricFamily(Instrument instrument)
    {
        var kind = instrument.GetType().Name;
        _isCounter = kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal);
        _isObserved = instrument.IsObservable;
        _isAdded = !_isObserved && !kind.StartsWith("Gauge", StringComparison.Ordinal);
        Name = PrometheusName.Of(instrument.Name, instrument.Unit, _isCounter);
        _help = instrument.Description ?? "";
    }

    public string Name { get; }

    /// <summary>Takes a measurement.</summary>
    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusName.Labels(tags);
        lock (_lock)
            _values[labels] = _isAdded ? _values.GetValueOrDefault(labels) + value : value;
    }

    /// <summary>Forgets what is observed anew at each scrape: what is no longer there must not stay.</summary>
    public void BeginScrape()
    {
        if (!_isObserved)
            return;
        lock (_lock)
            _values.Clear();
    }

    public void Write(TextWriter output)
    {
        lock (_lock)
        {
            if (_values.Count == 0)
                return;
            if (_help.Length > 0)
                output.Write($"# HELP {Name} {PrometheusName.Help(_help)}\n");
            output.Write($"# TYPE {Name} {(_isCounter ? "counter" : "gauge")}\n");
            foreach (var (labels, value) in _values)
                output.Write($"{Name}{labels} {Text(value)}\n");
        }
    }

    private static string Text(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);
}
