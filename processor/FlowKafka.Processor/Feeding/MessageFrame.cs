namespace FlowKafka.Processor.Feeding;

/// <summary>What stands around the units of a message, so that it can be read by itself: a header line before lines, the
/// brackets of an array around its elements. Frames of equal bytes are equal, but those of text and of JSON never are: they
/// do not mix in a message.</summary>
internal sealed class MessageFrame : IEquatable<MessageFrame>
{
    private readonly byte[] _before, _after;
    private readonly bool _isJson;
    private readonly int _hash;

    private MessageFrame(ReadOnlySpan<byte> before, byte between, ReadOnlySpan<byte> after, bool isJson)
    {
        (_before, Between, _after, _isJson) = (before.ToArray(), between, after.ToArray(), isJson);
        _hash = between;
        foreach (var part in before)
            _hash = (_hash * 31) + part;
    }

    /// <summary>Lines of the default format.</summary>
    public static MessageFrame Lines { get; } = new([], (byte)'\n', [], isJson: false);

    /// <summary>Documents, one after the other.</summary>
    public static MessageFrame Documents { get; } = new([], (byte)'\n', [], isJson: true);

    /// <summary>Elements of a document's array <c>records</c>.</summary>
    public static MessageFrame Records { get; } = new("{\"records\":["u8, (byte)',', "]}"u8, isJson: true);

    /// <summary>What comes first.</summary>
    public ReadOnlySpan<byte> Before => _before;

    /// <summary>What stands between two units.</summary>
    public byte Between { get; }

    /// <summary>What comes last.</summary>
    public ReadOnlySpan<byte> After => _after;

    /// <summary>Lines below header lines, which end with a line feed.</summary>
    public static MessageFrame Under(ReadOnlySpan<byte> header) => header.IsEmpty ? Lines : new(header, (byte)'\n', [], isJson: false);

    public bool Equals(MessageFrame? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _isJson == other._isJson && Between == other.Between && Before.SequenceEqual(other.Before) && After.SequenceEqual(other.After));

    public override bool Equals(object? obj) => Equals(obj as MessageFrame);

    public override int GetHashCode() => _hash;
}
