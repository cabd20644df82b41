using System.Diagnostics.Metrics;

namespace FlowKafka.Processor.Observability;

/// <summary>How many values of a histogram lie at or below each of its bounds, by their labels.</summary>
internal sealed class HistogramFamily(Instrument instrument, IReadOnlyList<double> bounds) : MetricFamily(instrument, isCounter: false)
{
    private readonly double[] _bounds = [.. bounds.Order()];
    private readonly SortedDictionary<string, (long[] Counts, double Sum)> _series = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public override void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusName.Labels(tags);
        lock (_lock)
        {
            var (counts, sum) = _series.TryGetValue(labels, out var known) ? known : (new long[_bounds.Length + 1], 0);
            var bucket = 0;
            while (bucket < _bounds.Length && value > _bounds[bucket])
                bucket++;
            counts[bucket]++;
            _series[labels] = (counts, sum + value);
        }
    }

    /// <inheritdoc/>
    public override void Write(TextWriter output)
    {
        lock (_lock)
        {
            if (_series.Count == 0)
                return;
            WriteHead(output, "histogram");
            foreach (var (labels, (counts, sum)) in _series)
            {
                var below = 0L;
                for (var i = 0; i < counts.Length; i++)
                {
                    below += counts[i];
                    var bound = Text(i < _bounds.Length ? _bounds[i] : double.PositiveInfinity);
                    output.Write($"{Name}_bucket{With(labels, $"le=\"{bound}\"")} {below}\n");
                }

                output.Write($"{Name}_sum{labels} {Text(sum)}\n");
                output.Write($"{Name}_count{labels} {below}\n");
            }
        }
    }

    private static string With(string labels, string label) => labels.Length == 0 ? $"{{{label}}}" : $"{labels[..^1]},{label}}}";
}
