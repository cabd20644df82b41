using System.Diagnostics.Metrics;

namespace FlowKafka.Processor.Observability;

/// <summary>The newest or summed values of one instrument, by their labels.</summary>
internal sealed class ValueFamily : MetricFamily
{
    private readonly SortedDictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly bool _isCounter;
    private readonly bool _isObserved;
    private readonly bool _isAdded;

    public ValueFamily(Instrument instrument)
        : base(instrument, IsCounter(instrument))
    {
        var kind = instrument.GetType().Name;
        _isCounter = IsCounter(instrument);
        _isObserved = instrument.IsObservable;
        _isAdded = !_isObserved && !kind.StartsWith("Gauge", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusName.Labels(tags);
        lock (_lock)
            _values[labels] = _isAdded ? _values.GetValueOrDefault(labels) + value : value;
    }

    /// <inheritdoc/>
    public override void BeginScrape()
    {
        if (!_isObserved)
            return;
        lock (_lock)
            _values.Clear();
    }

    /// <inheritdoc/>
    public override void Write(TextWriter output)
    {
        lock (_lock)
        {
            if (_values.Count == 0)
                return;
            WriteHead(output, _isCounter ? "counter" : "gauge");
            foreach (var (labels, value) in _values)
                output.Write($"{Name}{labels} {Text(value)}\n");
        }
    }

    private static bool IsCounter(Instrument instrument) =>
        instrument.GetType().Name is var kind && (kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal));
}
