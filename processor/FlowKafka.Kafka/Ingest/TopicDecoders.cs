using FlowKafka.Flows;

namespace FlowKafka.Kafka.Ingest;

/// <summary>The decoder of each input topic, with its format and tenancy.</summary>
internal sealed class TopicDecoders(IngestOptions options)
{
    private readonly Dictionary<string, FlowLogDecoder> _decoders = new(StringComparer.Ordinal);

    public FlowLogDecoder For(InputPartition partition, SymbolTable symbols) =>
        partition.Decoder ??= Of(partition.Topic, symbols);

    /// <summary>Forgets the decoders, since their table of names is no longer used.</summary>
    public void Clear(OwnedPartitions owned)
    {
        _decoders.Clear();
        foreach (var partition in owned.All)
            partition.Decoder = null;
    }

    private FlowLogDecoder Of(string topic, SymbolTable symbols)
    {
        if (_decoders.TryGetValue(topic, out var known))
            return known;
        var format = options.Topics.First(t => t.Name == topic).Format;
        return _decoders[topic] = new FlowLogDecoder(symbols, new FlowLogDecoderOptions
        {
            Format = format.Length == 0 ? FlowLogFormat.Default : FlowLogFormat.Parse(format),
            Tenancy = options.Tenancy,
            Topic = topic,
            MaximumLine = options.MaximumLine,
        });
    }
}
