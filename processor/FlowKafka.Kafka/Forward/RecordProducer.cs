using System.Runtime.InteropServices;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Forward;

/// <summary>
/// Sends values without keys, spread over the partitions of their topics, and says when they are acknowledged. It speaks
/// to librdkafka itself, whose reports come in batches, so that a value costs no allocation: see
/// docs/decisions/0018-record-producer.md. Safe for concurrent use.
/// </summary>
public sealed class RecordProducer : IDisposable
{
    private const int AnyPartition = -1;
    private const int Copy = 2;
    private const int PurgeAll = 3;
    private const int UsualLongest = 1_000_000;
    private const int MessageTooLarge = 10;

    // What a broker counts beside the value.
    private const int Overhead = 512;

    private static readonly TimeSpan TimeToFlush = TimeSpan.FromSeconds(3);

    private readonly ClientLog _log;
    private readonly NativeProducer _native;
    private readonly ProducerEvents _events;
    private readonly BrokerProbe _probe;
    private readonly Dictionary<string, nint> _topics = new(StringComparer.Ordinal);

    private RecordProducer(KafkaClients clients, IReadOnlyList<string> topics, TimeSpan deliveryTimeout)
    {
        _log = clients.Log;
        var config = clients.RecordProducer("flowkafka-firehose", deliveryTimeout);
        LongestValue = (config.TryGetValue("message.max.bytes", out var text) && int.TryParse(text, out var bytes) ? bytes : UsualLongest) - Overhead;
        _native = new NativeProducer(config);
        foreach (var topic in topics)
            _topics.TryAdd(topic, _native.Topic(topic));
        _probe = new BrokerProbe(_native, _topics[topics[0]]);
        _events = new ProducerEvents(_native, _log, _probe.Doubt);
    }

    /// <summary>Bytes of the longest value that brokers take, as far as the client is told by <c>message.max.bytes</c>.</summary>
    public int LongestValue { get; }

    /// <summary>True while a broker answers.</summary>
    public bool IsReady => _probe.IsAnswering;

    /// <summary>Ends, with the reason, when the producer can do nothing more.</summary>
    public Task<string> Broken => _events.Broken;

    /// <summary>Finds the topics, waiting for brokers that do not answer yet, and makes a producer.</summary>
    /// <param name="clients">Makes clients.</param>
    /// <param name="topics">The topics, at least one: the user's own, never created.</param>
    /// <param name="deliveryTimeout">How long an acknowledgement may take in all.</param>
    /// <param name="patience">How long a broker that does not answer is waited for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Null when it was told to stop before.</returns>
    /// <exception cref="StageFailedException">The options have a fault, no broker answers, or a topic is missing.</exception>
    public static async Task<RecordProducer?> OpenAsync(
        KafkaClients clients, IReadOnlyList<string> topics, TimeSpan deliveryTimeout, TimeSpan patience, TimeProvider time, CancellationToken stop)
    {
        var faults = KafkaClientOptionsValidator.Validate(clients.Options);
        if (faults.Count > 0)
            throw new StageFailedException(StageFailure.Configuration, string.Join('\n', faults));
        TopicNeed[] needs = [.. topics.Select(topic => new TopicNeed(topic, Partitions: 0, Exact: false))];
        var found = await new TopicPreparation(clients, patience, time).EnsureAsync(needs, replicationFactor: -1, create: false, stop).ConfigureAwait(false);
        return found is null ? null : new(clients, topics, deliveryTimeout);
    }

    /// <summary>Begins to send values that belong together. Add as many, then complete.</summary>
    /// <param name="topic">One of the topics.</param>
    /// <param name="count">How many there are.</param>
    public RecordDelivery Begin(string topic, int count) => new(this, _topics[topic], count);

    /// <summary>Waits a little for what is on its way, and drops the rest.</summary>
    public void Dispose()
    {
        _probe.Dispose();
        _ = NativeKafka.Flush(_native.Client, (int)TimeToFlush.TotalMilliseconds);
        _ = NativeKafka.Purge(_native.Client, PurgeAll);
        _ = NativeKafka.Flush(_native.Client, 1000);
        _events.Dispose();
        _native.Dispose();
    }

    internal unsafe int Send(nint topic, ReadOnlySpan<byte> value, nint opaque)
    {
        // A value without bytes is none that is missing: only a null pointer would be.
        byte nothing = 0;
        fixed (byte* bytes = value)
        {
            var at = value.IsEmpty ? &nothing : bytes;
            return NativeKafka.Produce(topic, AnyPartition, Copy, at, (nuint)value.Length, null, 0, opaque) == 0 ? 0 : NativeKafka.LastError();
        }
    }

    internal void Fail(int error)
    {
        var text = Marshal.PtrToStringUTF8(NativeKafka.ErrorText(error));
        var advice = error == MessageTooLarge ? "; set Kafka:ClientConfig:message.max.bytes to what the topic takes" : "";
        _log.Write(ClientLogLevel.Warning, "delivery", $"Kafka: records were not taken: {text}{advice}");
    }
}
