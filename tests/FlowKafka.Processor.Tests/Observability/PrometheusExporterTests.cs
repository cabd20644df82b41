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

    private static string Text(PrometheusExporter exporter)
    {
        using var text = new StringWriter { NewLine = "\n" };
        exporter.Write(text);
        return text.ToString();
    }
}
