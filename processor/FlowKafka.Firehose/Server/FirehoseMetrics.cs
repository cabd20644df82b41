using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace FlowKafka.Firehose;

/// <summary>What the door counts, as instruments of the meter <c>FlowKafka.Firehose</c>. Safe for concurrent use.</summary>
public sealed class FirehoseMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "FlowKafka.Firehose";

    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

    private readonly Meter _meter = new(MeterName);
    private readonly ConcurrentDictionary<int, long> _answers = new();
    private readonly long[] _refused = new long[Enum.GetValues<Refusal>().Length];
    private readonly Histogram<double> _acknowledgement;
    private InFlightBudget? _budget;
    private long _records;
    private long _recordBytes;
    private long _received;
    private long _packed;
    private long _abandoned;

    /// <summary>Makes the instruments, all zero.</summary>
    public FirehoseMetrics()
    {
        _meter.CreateObservableCounter("flowkafka.firehose.requests", () => _answers.Select(answer =>
            new Measurement<long>(answer.Value, new KeyValuePair<string, object?>("status", answer.Key))), description: "Requests answered, by status.");
        _meter.CreateObservableCounter("flowkafka.firehose.refused", Refusals, description: "Requests not answered with 200, by reason.");
        _meter.CreateObservableCounter("flowkafka.firehose.abandoned", () => Interlocked.Read(ref _abandoned), description: "Requests whose sender went away.");
        _meter.CreateObservableCounter("flowkafka.firehose.records", () => Records, description: "Records that Kafka acknowledged.");
        _meter.CreateObservableCounter("flowkafka.firehose.record", () => Interlocked.Read(ref _recordBytes), unit: "By", description: "Bytes of these records.");
        _meter.CreateObservableCounter("flowkafka.firehose.body", () => Interlocked.Read(ref _received), unit: "By", description: "Bytes of bodies, unpacked.");
        _meter.CreateObservableCounter("flowkafka.firehose.records.packed", () => Interlocked.Read(ref _packed), description: "Records packed because Kafka takes none so long.");
        _acknowledgement = _meter.CreateHistogram(
            "flowkafka.firehose.acknowledgement", unit: "s", description: "From the last byte of a request to Kafka's last acknowledgement.", tags: null,
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
    }

    /// <summary>Records that were acknowledged.</summary>
    public long Records => Interlocked.Read(ref _records);

    /// <summary>Requests that were answered with a status.</summary>
    public long Answered(int status) => _answers.GetValueOrDefault(status);

    /// <summary>Requests that were refused for a reason.</summary>
    public long Refused(Refusal refusal) => Interlocked.Read(ref _refused[(int)refusal]);

    /// <summary>All requests that were refused.</summary>
    public long AllRefused => _refused.Sum();

    /// <summary>Requests in flight.</summary>
    public long InFlightRequests => Volatile.Read(ref _budget)?.Requests ?? 0;

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    internal void Watch(InFlightBudget budget, IRecordForwarder forwarder)
    {
        Volatile.Write(ref _budget, budget);
        _meter.CreateObservableGauge("flowkafka.firehose.in_flight.requests", () => InFlightRequests, description: "Requests in flight.");
        _meter.CreateObservableGauge("flowkafka.firehose.in_flight", () => budget.Bytes, unit: "By", description: "Bytes reserved for what is in flight.");
        _meter.CreateObservableGauge("flowkafka.firehose.kafka.ready", () => forwarder.IsReady ? 1 : 0, description: "Whether Kafka answers.");
    }

    internal void Answer(Refusal refusal)
    {
        _answers.AddOrUpdate(RefusalText.Status(refusal), 1, static (_, count) => count + 1);
        if (refusal != Refusal.None)
            Interlocked.Increment(ref _refused[(int)refusal]);
    }

    internal void Abandon() => Interlocked.Increment(ref _abandoned);

    internal void Receive(long bytes, int packed)
    {
        Interlocked.Add(ref _received, bytes);
        Interlocked.Add(ref _packed, packed);
    }

    internal void Acknowledge(int records, long bytes, TimeSpan took)
    {
        Interlocked.Add(ref _records, records);
        Interlocked.Add(ref _recordBytes, bytes);
        _acknowledgement.Record(took.TotalSeconds);
    }

    private IEnumerable<Measurement<long>> Refusals()
    {
        foreach (var refusal in Enum.GetValues<Refusal>())
        {
            if (refusal != Refusal.None)
                yield return new(Refused(refusal), new KeyValuePair<string, object?>("reason", RefusalText.Label(refusal)));
        }
    }
}
