using System.Diagnostics.Metrics;
using FlowKafka.Processor.Observability;

namespace FlowKafka.Processor.Tests.Observability;

public sealed class PrometheusExporterTests
{
    [Fact]
    public void Write_AllKindsOfInstruments_InTheTextFormat()
    {
        using var exporter = new PrometheusExporter("Test.AllKinds");
        using var meter = new Meter("Test.AllKinds");
        using var other = new Meter("Test.Other");
        other.CreateCounter<long>("left.out").Add(1);
        var records = meter.CreateCounter<long>("flow.records", description: "Records\nread, \\ and all");
        records.Add(2, new("reason", "a \"quoted\"\nline"), new KeyValuePair<string, object?>("a.b", 7));
        records.Add(3, new("a.b", 7), new KeyValuePair<string, object?>("reason", "a \"quoted\"\nline"));
        var watermark = 5.5;
        meter.CreateObservableGauge("flow.watermark", () => watermark, unit: "ms");
        meter.CreateObservableCounter("flow.total", () => 9L);
        var open = meter.CreateUpDownCounter<int>("flow.open");
        open.Add(4);
        open.Add(-1);

        Assert.Equal(
            """
            # TYPE flow_open gauge
            flow_open 3
            # HELP flow_records_total Records\nread, \\ and all
            # TYPE flow_records_total counter
            flow_records_total{a_b="7",reason="a \"quoted\"\nline"} 5
            # TYPE flow_total counter
            flow_total 9
            # TYPE flow_watermark_milliseconds gauge
            flow_watermark_milliseconds 5.5

            """, Text(exporter));
        watermark = double.PositiveInfinity;
        Assert.Contains("flow_watermark_milliseconds +Inf\n", Text(exporter), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ObservedLabelsThatAreGone_AreNotShownAgain()
    {
        using var exporter = new PrometheusExporter("Test.Gone");
        using var meter = new Meter("Test.Gone");
        var partitions = new List<int> { 1, 2 };
        meter.CreateObservableGauge("lag", () => partitions.Select(p => new Measurement<int>(p, new KeyValuePair<string, object?>("partition", p))));
        Assert.Contains("lag{partition=\"2\"} 2", Text(exporter), StringComparison.Ordinal);

        partitions.Remove(2);

        Assert.Equal("# TYPE lag gauge\nlag{partition=\"1\"} 1\n", Text(exporter));
    }

    [Fact]
    public void Write_HistogramWithBuckets_CountsWhatIsAtOrBelowEach()
    {
        using var exporter = new PrometheusExporter("Test.Histogram");
        using var meter = new Meter("Test.Histogram");
        meter.CreateHistogram<double>("left.out").Record(1);
        var took = meter.CreateHistogram("took", unit: "s", description: "How long", tags: null, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
        foreach (var value in new[] { 0.25, 0.5, 0.75, 1, 8 })
            took.Record(value);
        took.Record(2, new KeyValuePair<string, object?>("path", "a"));

        Assert.Equal(
            """
            # HELP took_seconds How long
            # TYPE took_seconds histogram
            took_seconds_bucket{le="0.5"} 2
            took_seconds_bucket{le="1"} 4
            took_seconds_bucket{le="+Inf"} 5
            took_seconds_sum 10.5
            took_seconds_count 5
            took_seconds_bucket{path="a",le="0.5"} 0
            took_seconds_bucket{path="a",le="1"} 0
            took_seconds_bucket{path="a",le="+Inf"} 1
            took_seconds_sum{path="a"} 2
            took_seconds_count{path="a"} 1

            """, Text(exporter));
    }

    private static string Text(PrometheusExporter exporter)
    {
        using var text = new StringWriter { NewLine = "\n" };
        exporter.Write(text);
        return text.ToString();
    }
}
