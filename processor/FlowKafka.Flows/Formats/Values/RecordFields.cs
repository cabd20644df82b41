using System.Text.Json;

namespace FlowKafka.Flows;

/// <summary>The fields of a format that were found in one document or line, by their numbers, and how they are read.</summary>
internal sealed class RecordFields(int count)
{
    /// <summary>No name or number is longer: a longer string is left as it stands.</summary>
    private const int LongestEscaped = 1024;

    private readonly JsonText[] _texts = new JsonText[count];
    private byte[] _unescaped = [];
    private int _used;

    /// <summary>Why the last field that could not be read is refused.</summary>
    public RejectReason Reason { get; private set; }

    public void Clear()
    {
        Array.Clear(_texts);
        _used = 0;
    }

    public void Set(int field, in JsonText text) => _texts[field] = text;

    /// <summary>True when the field is there, and is neither null nor an empty string.</summary>
    public bool Has(int field) => _texts[field].Length > 0;

    /// <summary>True when the field is there as an empty string.</summary>
    public bool IsEmptyText(int field) => _texts[field] is { Length: 0, Start: > 0 };

    /// <summary>The field's bytes, without quotes and escapes; empty when <see cref="Has"/> is false.</summary>
    public ReadOnlySpan<byte> Text(ReadOnlySpan<byte> document, int field)
    {
        var text = _texts[field];
        return text.IsEscaped && text.Length <= LongestEscaped ? Unescaped(document, text) : document.Slice(text.Start, text.Length);
    }

    /// <summary>The first of two fields that is there.</summary>
    public ReadOnlySpan<byte> Text(ReadOnlySpan<byte> document, int field, int otherwise) =>
        Text(document, Has(field) ? field : otherwise);

    public bool TryAddress(ReadOnlySpan<byte> document, int field, out IpAddress address)
    {
        address = default;
        return !Has(field) ? Fails(RejectReason.MissingField)
            : AddressParser.TryParse(Text(document, field), out address) || Fails(RejectReason.BadAddress);
    }

    public bool TryCount(ReadOnlySpan<byte> document, int field, out long number)
    {
        number = 0;
        return !Has(field) ? Fails(RejectReason.MissingField)
            : CountText.TryParse(Text(document, field), long.MaxValue, out number) || Fails(RejectReason.BadNumber);
    }

    /// <summary>Reads a number that may be absent, and is 0 then.</summary>
    public bool TryOptional(ReadOnlySpan<byte> document, int field, long maximum, out long number)
    {
        number = 0;
        return !Has(field) || CountText.TryParse(Text(document, field), maximum, out number) || Fails(RejectReason.BadNumber);
    }

    /// <summary>Reads ports, which may be absent; those of protocols without ports are 0.</summary>
    public bool TryPorts(ReadOnlySpan<byte> document, int source, int destination, ref FlowRecord record)
    {
        if (!TryOptional(document, source, ushort.MaxValue, out var from)
            || !TryOptional(document, destination, ushort.MaxValue, out var to))
            return false;
        var hasPorts = ProtocolText.HasPorts(record.Protocol);
        record.SourcePort = hasPorts ? (ushort)from : (ushort)0;
        record.DestinationPort = hasPorts ? (ushort)to : (ushort)0;
        return true;
    }

    public bool TryProtocol(ReadOnlySpan<byte> document, int field, out byte protocol)
    {
        protocol = 0;
        return !Has(field) ? Fails(RejectReason.MissingField)
            : ProtocolText.TryParse(Text(document, field), out protocol, out var reason) || Fails(reason);
    }

    public bool Fails(RejectReason reason)
    {
        Reason = reason;
        return false;
    }

    /// <summary>A string of escapes that make no text is left as it stands.</summary>
    private ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> document, JsonText text)
    {
        if (_unescaped.Length < _used + text.Length)
            _unescaped = new byte[Math.Max(1024, 2 * (_used + text.Length))];
        var reader = new Utf8JsonReader(document.Slice(text.Start - 1, text.Length + 2));
        try
        {
            reader.Read();
            var length = reader.CopyString(_unescaped.AsSpan(_used));
            _used += length;
            return _unescaped.AsSpan(_used - length, length);
        }
        catch (InvalidOperationException)
        {
            return document.Slice(text.Start, text.Length);
        }
    }
}
