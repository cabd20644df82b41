using System.Diagnostics.Metrics;
using System.Globalization;

namespace FlowKafka.Processor.Observability;

/// <summary>What is collected of one instrument, by its labels. Safe for concurrent use.</summary>
internal abstract class MetricFamily
{
    private readonly string _help;

    protected MetricFamily(Instrument instrument, bool isCounter)
    {
        Name = PrometheusName.Of(instrument.Name, instrument.Unit, isCounter);
        _help = instrument.Description ?? "";
    }

    public string Name { get; }

    /// <summary>The family of an instrument; null for a histogram that names no buckets.</summary>
    public static MetricFamily? Of(Instrument instrument) =>
        instrument is Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } ? new HistogramFamily(instrument, bounds)
        : instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal) ? null
        : new ValueFamily(instrument);

    /// <summary>Takes a measurement.</summary>
    public abstract void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    /// <summary>Forgets what is observed anew at each scrape: what is no longer there must not stay.</summary>
    public virtual void BeginScrape()
    {
    }

    /// <summary>Writes all values.</summary>
    public abstract void Write(TextWriter output);

    protected void WriteHead(TextWriter output, string type)
    {
        if (_help.Length > 0)
            output.Write($"# HELP {Name} {PrometheusName.Help(_help)}\n");
        output.Write($"# TYPE {Name} {type}\n");
    }

    protected static string Text(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);
}
