using System.Diagnostics.Metrics;
using FlowKafka.Elasticsearch.Bulk;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>What the sinks have done, as instruments of the meter <c>FlowKafka.Elasticsearch</c>.</summary>
internal sealed class SinkInstruments : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "FlowKafka.Elasticsearch";

    private readonly Meter _meter = new(MeterName);
    private readonly Func<IReadOnlyList<SinkWatch>> _watches;

    public SinkInstruments(Func<IReadOnlyList<SinkWatch>> watches)
    {
        _watches = watches;
        Counter("requests", null, "Bulk requests sent, those sent again too.", counts => counts.Requests);
        Counter("retries", null, "Bulk requests after which documents had to be sent again.", counts => counts.Retries);
        Counter("documents", null, "Documents that the server has taken.", counts => counts.Documents);
        Counter("already_there", null, "Documents that were there already.", counts => counts.AlreadyThere);
        Counter("rejected", null, "Documents that the server will never take.", counts => counts.Rejected);
        Counter("sent", "By", "Bytes of bodies as they were sent.", counts => counts.BytesSent);
        _meter.CreateObservableGauge(
            "flowkafka.elasticsearch.in_flight", () => Measure(watch => watch.Counts.InFlight), description: "Bulk requests on their way, those that wait to be sent again too.");
        _meter.CreateObservableGauge(
            "flowkafka.elasticsearch.stuck", () => Measure(watch => watch.Stuck.TotalSeconds), unit: "s", description: "How long documents have been on their way, and none has arrived.");
    }

    public void Dispose() => _meter.Dispose();

    private void Counter(string name, string? unit, string description, Func<BulkCounts, long> count) =>
        _meter.CreateObservableCounter("flowkafka.elasticsearch." + name, () => Measure(watch => count(watch.Counts)), unit, description);

    private IEnumerable<Measurement<T>> Measure<T>(Func<SinkWatch, T> value)
        where T : struct
    {
        foreach (var watch in _watches())
            yield return new(value(watch), new KeyValuePair<string, object?>("sink", watch.Name));
    }
}
