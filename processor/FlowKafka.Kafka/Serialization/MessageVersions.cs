using System.Collections.Concurrent;
using System.Collections.Frozen;
using FlowKafka.Avro;
using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Serialization;

/// <summary>
/// Reads messages of other versions of our schemas: of earlier ones, which the program carries, and of later ones, which
/// later instances have published. A message comes out in this program's version, so that the codecs know only that.
/// Safe for concurrent use; a message of this program's version costs the look at its fingerprint.
/// </summary>
internal sealed class MessageVersions
{
    // A pack of an exchange, points by host, points: a message lies no deeper in another.
    private const int Deepest = 3;

    private readonly FrozenSet<ulong> _current;
    private readonly FrozenDictionary<string, MessageSchema> _names;
    private readonly ConcurrentDictionary<ulong, MessageUpgrade> _others = new();
    private readonly ConcurrentDictionary<ulong, MessageUpgrade> _met = new();
    private readonly Lock _asking = new();
    private readonly ClientLog? _log;

    /// <summary>Makes one of the schemas that this program writes and of those that it wrote before.</summary>
    /// <param name="log">Is told once of each other version that is met.</param>
    public MessageVersions(ClientLog? log)
        : this(MessageSchema.All, MessageSchema.History.Select(schema => schema.Json), log)
    {
    }

    /// <summary>Makes one.</summary>
    public MessageVersions(IReadOnlyList<MessageSchema> current, IEnumerable<string> history, ClientLog? log = null)
    {
        _log = log;
        _current = current.Select(schema => schema.Fingerprint).ToFrozenSet();
        _names = current.ToFrozenDictionary(schema => AvroSchema.Parse(schema.Json).Name);
        foreach (var json in history)
            Learn(json);
    }

    /// <summary>Is asked when a schema is not known; null at first.</summary>
    public ISchemaDirectory? Directory { get; set; }

    /// <summary>Learns a schema of another version; one that this program has no version of is passed over.</summary>
    public void Learn(string json)
    {
        var schema = Parse(json);
        if (schema is null || _current.Contains(schema.Fingerprint) || _others.ContainsKey(schema.Fingerprint))
            return;
        if (_names.TryGetValue(schema.Name, out var current))
            _others.TryAdd(schema.Fingerprint, new(schema, current));
    }

    /// <summary>The message with its value in this program's version.</summary>
    /// <exception cref="AvroFormatException">It is of another version and can't be turned into this one's.</exception>
    public BatchMessage Read(in BatchMessage message)
    {
        var value = Current(message.Value);
        return value == message.Value ? message : new(message.Topic, message.Partition, message.Offset, message.Error, message.Key, value);
    }

    /// <summary>A value in this program's version, and the message that it carries; what is not known is given back as it is.</summary>
    /// <exception cref="AvroFormatException">It is of another version and can't be turned into this one's.</exception>
    public ReadOnlySpan<byte> Current(ReadOnlySpan<byte> value) => Current(value, depth: 0);

    private ReadOnlySpan<byte> Current(ReadOnlySpan<byte> value, int depth)
    {
        if (depth == Deepest || !MessageHeader.TryReadFingerprint(value, out var fingerprint))
            return value;
        if (!_current.Contains(fingerprint))
        {
            if (Find(fingerprint) is not { } upgrade)
                return value;
            value = upgrade.Apply(value);
        }

        return Within(value, depth + 1);
    }

    /// <summary>Packs of an exchange carry a message, and packs of points by host do.</summary>
    private ReadOnlySpan<byte> Within(ReadOnlySpan<byte> value, int depth)
    {
        if (ExchangePackCodec.Is(value))
        {
            var pack = ExchangePackCodec.Decode(value);
            var payload = Current(pack.Payload, depth);
            return payload == pack.Payload ? value : ExchangePackCodec.Encode(pack.Source, pack.WindowEnd, pack.Sequence, payload);
        }

        if (ExchangeMarkerCodec.Is(value))
        {
            var marker = ExchangeMarkerCodec.Decode(value);
            var payload = Current(marker.Payload, depth);
            return payload == marker.Payload ? value : ExchangeMarkerCodec.Encode(marker with { Payload = payload.ToArray() });
        }

        if (GroupedPackCodec.Is(value))
        {
            var role = GroupedPackCodec.DecodeRaw(value, out var carried);
            var points = Current(carried, depth);
            return points == carried ? value : GroupedPackCodec.Encode(role, points);
        }

        return value;
    }

    private MessageUpgrade? Find(ulong fingerprint)
    {
        if (!_others.ContainsKey(fingerprint) && Directory is { } directory)
        {
            lock (_asking)
            {
                foreach (var json in _others.ContainsKey(fingerprint) ? [] : directory.ReadAll())
                    Learn(json);
            }
        }

        if (!_others.TryGetValue(fingerprint, out var found))
            return null;
        if (_met.TryAdd(fingerprint, found))
            _log?.Write(ClientLogLevel.Information, $"schemas-{fingerprint:x16}", $"there are messages of another version of {found.Name}: they are read as this version's");
        return found;
    }

    private AvroSchema? Parse(string json)
    {
        try
        {
            return AvroSchema.Parse(json);
        }
        catch (AvroSchemaException error)
        {
            _log?.Write(ClientLogLevel.Warning, "schemas", $"a published schema is none: {error.Message}");
            return null;
        }
    }
}
