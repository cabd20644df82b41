using System.Buffers.Text;
using System.Text;
using FlowKafka.Avro;

namespace FlowKafka.Flows;

/// <summary>Knows the words for actions and directions, and writes values as names.</summary>
internal sealed class AvroWords(IReadOnlyList<string> accepted, IReadOnlyList<string> refused)
{
    private static readonly byte[][] Ingress = Utf8(["ingress", "in", "inbound", "i", "0"]);
    private static readonly byte[][] Egress = Utf8(["egress", "out", "outbound", "e", "o", "1"]);

    private readonly byte[][] _accepted = Utf8(accepted);
    private readonly byte[][] _refused = Utf8(refused);
    private readonly byte[] _text = new byte[32];

    /// <summary>Reads an action; what is absent or empty was let through.</summary>
    public bool TryAction(in AvroValue value, ReadOnlySpan<byte> data, out FlowAction action)
    {
        action = FlowAction.Accept;
        if (!TryText(value, data, _text, out var text))
            return false;
        if (text.IsEmpty || IsOneOf(_accepted, text))
            return true;
        action = FlowAction.Reject;
        return IsOneOf(_refused, text);
    }

    /// <summary>Reads a direction; absent or empty is unknown.</summary>
    public bool TryDirection(in AvroValue value, ReadOnlySpan<byte> data, out FlowDirection direction)
    {
        direction = FlowDirection.Unknown;
        if (!TryText(value, data, _text, out var text))
            return false;
        if (IsOneOf(Ingress, text))
            direction = FlowDirection.Ingress;
        else if (IsOneOf(Egress, text))
            direction = FlowDirection.Egress;
        return text.IsEmpty || direction != FlowDirection.Unknown;
    }

    /// <summary>The value as text: in place, or written into the room.</summary>
    /// <param name="value">The value; null is an empty text.</param>
    /// <param name="data">The data that it is of.</param>
    /// <param name="room">At least as long as an address.</param>
    /// <param name="text">The text.</param>
    public static bool TryText(in AvroValue value, ReadOnlySpan<byte> data, Span<byte> room, out ReadOnlySpan<byte> text)
    {
        text = default;
        switch (value.Kind)
        {
            case AvroKind.Null:
                return true;
            case AvroKind.String or AvroKind.Enum:
                text = value.Bytes(data);
                return true;
            case AvroKind.Long:
                Utf8Formatter.TryFormat(value.Long, room, out var digits);
                text = room[..digits];
                return true;
            case AvroKind.Boolean:
                text = value.Long != 0 ? "true"u8 : "false"u8;
                return true;
            default:
                return false;
        }
    }

    private static bool IsOneOf(byte[][] words, ReadOnlySpan<byte> text)
    {
        foreach (var word in words)
        {
            if (Ascii.EqualsIgnoreCase(word, text))
                return true;
        }

        return false;
    }

    private static byte[][] Utf8(IEnumerable<string> words) => [.. words.Select(Encoding.UTF8.GetBytes)];
}
