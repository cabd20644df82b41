using FlowKafka.Avro;
using FlowKafka.Flows;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Ingest;

/// <summary>The decoder of each input topic, with its format and tenancy.</summary>
internal sealed class TopicDecoders
{
    private readonly Dictionary<string, FlowLogDecoderOptions> _options = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FlowLogDecoder> _decoders = new(StringComparer.Ordinal);

    /// <summary>Reads what the topics need.</summary>
    /// <exception cref="StageFailedException">A schema file cannot be read.</exception>
    public TopicDecoders(IngestOptions options)
    {
        try
        {
            foreach (var topic in options.Topics)
                _options.Add(topic.Name, topic.ToDecoder(options, topic.Name, null));
        }
        catch (AvroSchemaException e)
        {
            throw new StageFailedException(StageFailure.Configuration, e.Message, e);
        }
    }

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
        if (!_decoders.TryGetValue(topic, out var decoder))
            _decoders.Add(topic, decoder = new FlowLogDecoder(symbols, _options[topic]));
        return decoder;
    }
}
