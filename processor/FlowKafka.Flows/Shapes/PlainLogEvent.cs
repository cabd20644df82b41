using System.Buffers;

namespace FlowKafka.Flows;

/// <summary>
/// Reads log events as CloudWatch Logs writes them: id, timestamp, message, in this order, without white space between and
/// without escapes. It takes only what a JSON reader takes, with the same result, and leaves all else to one.
/// </summary>
internal static class PlainLogEvent
{
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (byte)c).Where(b => b is not ((byte)'"' or (byte)'\\'))]);

    /// <summary>Reads the event at the start of the data; returns its length, or 0.</summary>
    public static int Read(ReadOnlySpan<byte> data, out ReadOnlySpan<byte> id, out ReadOnlySpan<byte> message)
    {
        id = message = default;
        var at = 0;
        if (!TryPass(data, "{\"id\":\""u8, ref at) || !TryText(data, ref at, out id)
            || !TryPass(data, ",\"timestamp\":"u8, ref at) || !TryNumber(data, ref at)
            || !TryPass(data, ",\"message\":\""u8, ref at) || !TryText(data, ref at, out message)
            || at == data.Length || data[at] != '}')
            return 0;
        return at + 1;
    }

    /// <summary>Passes over events from a place in an array on: to its end, or to an event from which a JSON reader can go
    /// on as if that were the first.</summary>
    public static int Skip(ReadOnlySpan<byte> data, int at)
    {
        while (Read(data[at..], out _, out _) is var length and > 0)
        {
            var next = at + length;
            if (next < data.Length && data[next] == ']')
                return next;
            if (next + 1 >= data.Length || data[next] != ',' || data[next + 1] != '{')
                break;
            at = next + 1;
        }

        return at;
    }

    private static bool TryPass(ReadOnlySpan<byte> data, ReadOnlySpan<byte> text, scoped ref int at)
    {
        if (!data[at..].StartsWith(text))
            return false;
        at += text.Length;
        return true;
    }

    private static bool TryText(ReadOnlySpan<byte> data, scoped ref int at, out ReadOnlySpan<byte> text)
    {
        var rest = data[at..];
        var end = rest.IndexOfAnyExcept(Plain);
        text = default;
        if (end < 0 || rest[end] != '"')
            return false;
        text = rest[..end];
        at += end + 1;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> data, scoped ref int at)
    {
        var rest = data[at..];
        var digits = 0;
        while (digits < rest.Length && rest[digits] is >= (byte)'0' and <= (byte)'9')
            digits++;
        at += digits;
        return digits == 1 || (digits > 1 && rest[0] != '0');
    }
}
