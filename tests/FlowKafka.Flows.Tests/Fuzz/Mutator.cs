using System.Text;

namespace FlowKafka.Flows.Tests.Fuzz;

/// <summary>Makes values out of whole ones by the mistakes that programs, networks and enemies make. The same seed makes
/// the same values.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<byte[]> documents)
{
    private const int Longest = 8192;

    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "0", "-1", "-", "65536", "1e309", "1E-5", "0.1", "9223372036854775807", "9223372036854775808", "18446744073709551616",
            "99999999999999999999999999999999", "253402300800", "null", "true", "false", "\"\"", "{}", "[]", "[{}]", "{\"a\":[]}",
            "\\u0000", "\\ud800", "\\u0031", "\\\"", "\\", "\"", "{", "}", "[", "]", ",", ":", " ", "\n", "\r\n", "\t", "\uFEFF",
            "::1", "0.0.0.0", "256.1.1.1", "1.2.3", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "\u00e9", "\U0001F600",
            "\"records\":[", "\"message\":\"", "\"data\":\"", "\"logEvents\":[",
        }.Select(Encoding.UTF8.GetBytes),
        [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x1F, 0x8B], [0xF4, 0x90],
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next value: a document with up to six mistakes in it, and now and then a whole one.</summary>
    public byte[] Next()
    {
        var value = documents[_random.Next(documents.Count)];
        for (var mistakes = _random.Next(7); mistakes > 0; mistakes--)
            value = Mutate(value);
        return value.Length <= Longest ? value : value[..Longest];
    }

    private byte[] Mutate(byte[] value)
    {
        var at = _random.Next(value.Length + 1);
        var most = _random.Next(4) == 0 ? value.Length : 12;
        var length = _random.Next(Math.Min(most, value.Length - at) + 1);
        var head = value.AsSpan(0, at);
        var part = value.AsSpan(at, length);
        var tail = value.AsSpan(at + length);
        switch (_random.Next(12))
        {
            case 0:
                return [.. head, .. tail];
            case 1:
                return [.. head, .. part, .. part, .. tail];
            case 2:
                return [.. head];
            case 3:
                return Flip(value);
            case 4:
                var other = documents[_random.Next(documents.Count)];
                return [.. head, .. other.AsSpan(_random.Next(other.Length + 1))];
            case 5 or 6:
                return [.. head, .. Tokens[_random.Next(Tokens.Length)], .. tail];
            case 7 or 8:
                return ReplaceNumber(value, at);
            case 9:
                return SwapTokens(value);
            case 10:
                return Nest(value);
            default:
                return [.. head, .. part, .. Escaped(part), .. tail];
        }
    }

    private byte[] Flip(byte[] value)
    {
        byte[] flipped = [.. value];
        if (flipped.Length > 0)
            flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
        return flipped;
    }

    /// <summary>Puts something else for the first number behind a place.</summary>
    private byte[] ReplaceNumber(byte[] value, int at)
    {
        while (at < value.Length && !char.IsAsciiDigit((char)value[at]))
            at++;
        var end = at;
        while (end < value.Length && char.IsAsciiDigit((char)value[end]))
            end++;
        return [.. value.AsSpan(0, at), .. Tokens[_random.Next(Tokens.Length)], .. value.AsSpan(end)];
    }

    /// <summary>Changes the places of two parts between marks.</summary>
    private byte[] SwapTokens(byte[] value)
    {
        var (first, second) = (TokenAt(value, _random.Next(value.Length + 1)), TokenAt(value, _random.Next(value.Length + 1)));
        if (first.Start > second.Start)
            (first, second) = (second, first);
        return first.End > second.Start
            ? value
            : [.. value[..first.Start], .. value[second.Start..second.End], .. value[first.End..second.Start], .. value[first.Start..first.End], .. value[second.End..]];
    }

    private static (int Start, int End) TokenAt(byte[] value, int at)
    {
        const string marks = ",:{}[] \n\t";
        var start = at;
        while (start > 0 && !marks.Contains((char)value[start - 1], StringComparison.Ordinal))
            start--;
        while (at < value.Length && !marks.Contains((char)value[at], StringComparison.Ordinal))
            at++;
        return (start, at);
    }

    private byte[] Nest(byte[] value) => _random.Next(10) switch
    {
        0 => Decoding.Gzip(value),
        1 => [.. "{\"message\":"u8, .. value, .. "}"u8],
        2 => [.. "{\"message\":\""u8, .. Escaped(value), .. "\"}"u8],
        3 => [.. "{\"records\":["u8, .. value, .. "]}"u8],
        4 => Encoding.ASCII.GetBytes($$"""{"requestId":"r","timestamp":1,"records":[{"data":"{{Convert.ToBase64String(value)}}"}]}"""),
        5 => Encoding.ASCII.GetBytes($$"""{"data":"{{Convert.ToBase64String(value)}}","messageId":"1"}"""),
        6 => [.. "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logEvents\":[{\"id\":\"1\",\"message\":\""u8, .. Escaped(value), .. "\"}]}"u8],
        7 => [.. "["u8, .. value, .. ","u8, .. value, .. "]"u8],
        8 => [.. value, (byte)'\n', .. value],
        _ => [.. Enumerable.Repeat("{\"a\":["u8.ToArray(), 1 + _random.Next(100)).SelectMany(b => b), .. value],
    };

    private static byte[] Escaped(ReadOnlySpan<byte> text) =>
        [.. System.Text.Json.JsonEncodedText.Encode(Encoding.Latin1.GetString(text)).EncodedUtf8Bytes];
}
