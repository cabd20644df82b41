using FlowKafka.Avro;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Turns messages of another version of a schema into messages of this program's version.</summary>
internal sealed class MessageUpgrade
{
    private readonly byte[] _header;
    private readonly ResolvedSchema? _resolved;
    private readonly string _fault = "";

    /// <summary>Makes an upgrade, or one that says why there is none.</summary>
    /// <param name="other">The other version.</param>
    /// <param name="current">This program's version.</param>
    public MessageUpgrade(AvroSchema other, MessageSchema current)
    {
        Name = current.Name;
        _header = MessageHeader.Of(current);
        try
        {
            _resolved = ResolvedSchema.Of(other, AvroSchema.Parse(current.Json));
        }
        catch (AvroSchemaException error)
        {
            _fault = $"another version of {Name} does not resolve with this one's: {error.Message}";
        }
    }

    /// <summary>The schema's name.</summary>
    public string Name { get; }

    /// <summary>Gives a message in this program's version.</summary>
    /// <exception cref="AvroFormatException">The message is not whole, or the versions do not resolve.</exception>
    public byte[] Apply(ReadOnlySpan<byte> message)
    {
        if (_resolved is null)
            throw new AvroFormatException(_fault);
        var into = new AvroWriter(message.Length + _header.Length);
        into.WriteRaw(_header);
        if (_resolved.Transcode(message[MessageHeader.Size..], into) != message.Length - MessageHeader.Size)
            AvroReader.Fail("bytes are left over");
        return into.Written.ToArray();
    }
}
