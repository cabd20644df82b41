using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Exchange;

/// <summary>
/// Hands windows of one source partition to the partitions of a topic: <see cref="Send"/> all packs up to a moment, then
/// <see cref="Close"/>. A source that starts again must send the same again. One caller at a time.
/// </summary>
internal sealed class ExchangeWriter
{
    private readonly IAckedSender _producer;
    private readonly string _topic;
    private readonly int _source;
    private readonly (long End, int Next)[] _sequences;

    /// <summary>Makes a writer.</summary>
    /// <param name="producer">Sends.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="partitions">How many partitions it has.</param>
    /// <param name="source">The partition that writes.</param>
    public ExchangeWriter(IAckedSender producer, string topic, int partitions, int source)
    {
        (_producer, _topic, _source) = (producer, topic, source);
        _sequences = new (long, int)[partitions];
        Array.Fill(_sequences, (long.MinValue, 0));
    }

    /// <summary>How many partitions the topic has.</summary>
    public int Partitions => _sequences.Length;

    /// <summary>Sends a pack of a window; windows come in order.</summary>
    public void Send(int partition, long windowEnd, ReadOnlySpan<byte> payload)
    {
        ref var sequence = ref _sequences[partition];
        if (sequence.End != windowEnd)
            sequence = (windowEnd, 0);
        _producer.Send(_topic, partition, null, ExchangePackCodec.Encode(_source, windowEnd, sequence.Next++, payload));
    }

    /// <summary>Waits until all packs are acknowledged, tells every partition that no more comes up to a moment, and waits for that too.</summary>
    /// <param name="closedThrough">Unix milliseconds.</param>
    /// <param name="markerPayload">What every partition is told with it; may be empty.</param>
    public void Close(long closedThrough, ReadOnlySpan<byte> markerPayload)
    {
        _producer.WaitForAcks();
        Mark(closedThrough, markerPayload);
        _producer.WaitForAcks();
    }

    /// <summary>Sends markers for a moment up to which all packs are acknowledged, and waits for nothing.</summary>
    public void Mark(long closedThrough, ReadOnlySpan<byte> markerPayload)
    {
        var marker = ExchangeMarkerCodec.Encode(new(_source, closedThrough, markerPayload.ToArray()));
        for (var partition = 0; partition < _sequences.Length; partition++)
            _producer.Send(_topic, partition, null, marker);
    }
}
