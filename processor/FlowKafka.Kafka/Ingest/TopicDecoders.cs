using FlowKafka.Avro;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Registry;

namespace FlowKafka.Kafka.Ingest;

/// <summary>The decoder of each input topic, with its format and tenancy.</summary>
internal sealed class TopicDecoders : IDisposable
{
    private readonly Dictionary<string, FlowLogDecoderOptions> _options = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FlowLogDecoder> _decoders = new(StringComparer.Ordinal);
    private readonly List<RegistrySchemas> _registries = [];
    private readonly StageContext _context;

    /// <summary>Reads what the topics need.</summary>
    /// <exception cref="StageFailedException">A schema file or a certificate cannot be read.</exception>
    public TopicDecoders(IngestOptions options, StageContext context)
    {
        _context = context;
        try
        {
            foreach (var topic in options.Topics)
                _options.Add(topic.Name, topic.ToDecoder(options, topic.Name, Registry(topic), line => Warn(topic, line)));
        }
        catch (Exception e) when (e is AvroSchemaException or SchemaSourceException)
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

    public void Dispose() => _registries.ForEach(registry => registry.Dispose());

    private RegistrySchemas? Registry(InputTopicOptions topic)
    {
        if (topic.Avro?.Registry is not { } options)
            return null;
        var registry = new RegistrySchemas(options, _context.Time, line => Warn(topic, line));
        _registries.Add(registry);
        return registry;
    }

    private void Warn(InputTopicOptions topic, string line) =>
        _context.Log.Write(ClientLogLevel.Warning, "schema", $"{line} Topic: {topic.Name}.");

    private FlowLogDecoder Of(string topic, SymbolTable symbols)
    {
        if (!_decoders.TryGetValue(topic, out var decoder))
            _decoders.Add(topic, decoder = new FlowLogDecoder(symbols, _options[topic]));
        return decoder;
    }
}
