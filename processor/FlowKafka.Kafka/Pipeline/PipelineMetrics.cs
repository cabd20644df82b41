using System.Diagnostics.Metrics;
using System.Text;
using FlowKafka.Flows;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>
/// The counters of all stages of a process, as instruments of the meter <c>FlowKafka</c> and to be read here.
/// Accepted, skipped and rejected records together are the offered ones. Safe for concurrent use.
/// </summary>
public sealed class PipelineMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "FlowKafka";

    private readonly long[] _counts = new long[Enum.GetValues<PipelineCounter>().Length];
    private readonly long[] _skipped = new long[Enum.GetValues<SkipReason>().Length];
    private readonly long[] _rejected = new long[Enum.GetValues<RejectReason>().Length];

    /// <summary>Makes the counters, all zero, and their instruments.</summary>
    public PipelineMetrics()
    {
        Meter = new Meter(MeterName);
        foreach (var counter in Enum.GetValues<PipelineCounter>())
            Meter.CreateObservableCounter("flowkafka." + Dotted(counter.ToString()), () => this[counter]);
        Meter.CreateObservableCounter("flowkafka.records.skipped", () => ByReason<SkipReason>(_skipped));
        Meter.CreateObservableCounter("flowkafka.records.rejected", () => ByReason<RejectReason>(_rejected));
    }

    /// <summary>The meter, for further instruments of the same process.</summary>
    public Meter Meter { get; }

    /// <summary>A count so far.</summary>
    public long this[PipelineCounter counter] => Interlocked.Read(ref _counts[(int)counter]);

    /// <summary>Records skipped so far for a reason.</summary>
    public long Skipped(SkipReason reason) => Interlocked.Read(ref _skipped[(int)reason]);

    /// <summary>Records rejected so far for a reason.</summary>
    public long Rejected(RejectReason reason) => Interlocked.Read(ref _rejected[(int)reason]);

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();

    internal void Add(PipelineCounter counter, long count = 1)
    {
        if (count != 0)
            Interlocked.Add(ref _counts[(int)counter], count);
    }

    internal void AddSkipped(SkipReason reason, long count) => Interlocked.Add(ref _skipped[(int)reason], count);

    internal void AddRejected(RejectReason reason, long count) => Interlocked.Add(ref _rejected[(int)reason], count);

    private static IEnumerable<Measurement<long>> ByReason<T>(long[] counts)
        where T : struct, Enum
    {
        foreach (var reason in Enum.GetValues<T>())
        {
            yield return new(
                Interlocked.Read(ref counts[Convert.ToInt32(reason, null)]),
                new KeyValuePair<string, object?>("reason", Snake(reason.ToString())));
        }
    }

    private static string Snake(string name) => Split(name, '_');

    // The first word is the group: RecordsOffered becomes records.offered, WindowsClosed windows.closed.
    private static string Dotted(string name)
    {
        var snake = Split(name, '_');
        var first = snake.IndexOf('_', StringComparison.Ordinal);
        return first < 0 ? snake : $"{snake[..first]}.{snake[(first + 1)..]}";
    }

    private static string Split(string name, char separator)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                text.Append(separator);
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
