using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlowKafka.Flows;

/// <summary>
/// Passes over JSON: every step takes a place in the data and returns the place behind what it passed, or
/// <see cref="Short"/> or <see cref="Invalid"/>. It takes what <see cref="System.Text.Json.Utf8JsonReader"/> takes, no more and no less
/// (docs/decisions/0014-own-json-scan.md).
/// </summary>
internal static class JsonScan
{
    /// <summary>Objects and arrays may lie in one another so deep.</summary>
    public const int MaximumDepth = 64;

    /// <summary>The bytes ran out.</summary>
    public const int Short = -1;

    /// <summary>It is no JSON.</summary>
    public const int Invalid = -2;

    /// <summary>Passes white space; what comes next is a byte of something else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Space(ref byte data, int at, int length) =>
        at < length && Unsafe.Add(ref data, at) > ' ' ? at : LongSpace(ref data, at, length);

    /// <summary>Passes a string from behind its first quote to its last one, where it stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int String(ref byte data, int at, int length, out bool isEscaped)
    {
        isEscaped = false;
        if (at + Vector256<byte>.Count <= length)
        {
            var end = at + BitOperations.TrailingZeroCount(Marks(ref data, at));
            if (end < at + Vector256<byte>.Count && Unsafe.Add(ref data, end) == '"')
                return end;
        }

        return LongString(ref data, at, length, out isEscaped);
    }

    /// <summary>Passes a string, number or literal that begins with <paramref name="mark"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Scalar(ref byte data, int at, int length, byte mark, out JsonText text)
    {
        if (mark == '"')
        {
            var end = String(ref data, at + 1, length, out var isEscaped);
            text = new JsonText(at + 1, end - at - 1, isEscaped);
            return end < 0 ? end : end + 1;
        }

        if ((uint)(mark - '0') <= 9 && at + Vector256<byte>.Count <= length)
        {
            // A whole number of one vector: the usual case.
            var digits = BitOperations.TrailingZeroCount(NoDigits(ref data, at));
            if (digits < Vector256<byte>.Count && Unsafe.Add(ref data, at + digits) is (byte)',' or (byte)'}' && (mark != '0' || digits == 1))
            {
                text = new JsonText(at, digits, isEscaped: false);
                return at + digits;
            }
        }

        return Word(ref data, at, length, mark, out text);
    }

    /// <summary>Passes an object or array, which itself lies <paramref name="depth"/> deep.</summary>
    public static int Nested(ref byte data, int at, int length, int depth)
    {
        var inner = 0;
        var objects = 0UL; // bit 0: the innermost is an object
        for (; ; )
        {
            if ((at = Space(ref data, at, length)) < 0)
                return at;
            var mark = Unsafe.Add(ref data, at);
            if (mark is (byte)'{' or (byte)'[')
            {
                if (depth + inner == MaximumDepth)
                    return Invalid;
                inner++;
                objects = (objects << 1) | (mark == '{' ? 1UL : 0UL);
                if ((at = Space(ref data, at + 1, length)) < 0)
                    return at;
                if (Unsafe.Add(ref data, at) != mark + 2) // { and }, [ and ] are two apart
                {
                    if (mark == '{' && (at = Name(ref data, at, length)) < 0)
                        return at;
                    continue;
                }
            }
            else if ((at = Scalar(ref data, at, length, mark, out _)) < 0)
            {
                return at;
            }

            if ((at = Leave(ref data, at, length, ref inner, ref objects)) < 0 || inner == 0)
                return at;
        }
    }

    /// <summary>Passes the marks behind a value: the ends of what it lies in, and the comma and the name before the next one.</summary>
    private static int Leave(ref byte data, int at, int length, ref int inner, ref ulong objects)
    {
        while (inner > 0)
        {
            if ((at = Space(ref data, at, length)) < 0)
                return at;
            var mark = Unsafe.Add(ref data, at);
            var isObject = (objects & 1) != 0;
            if (mark == ',')
            {
                if ((at = Space(ref data, at + 1, length)) < 0 || !isObject)
                    return at;
                return Name(ref data, at, length);
            }

            if (mark != (isObject ? '}' : ']'))
                return Invalid;
            at++;
            inner--;
            objects >>= 1;
        }

        return at;
    }

    /// <summary>Passes a name and the colon behind it.</summary>
    private static int Name(ref byte data, int at, int length)
    {
        if (Unsafe.Add(ref data, at) != '"')
            return Invalid;
        at = String(ref data, at + 1, length, out _);
        return at < 0 ? at : Colon(ref data, at + 1, length);
    }

    /// <summary>Passes a colon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Colon(ref byte data, int at, int length)
    {
        if ((at = Space(ref data, at, length)) < 0)
            return at;
        return Unsafe.Add(ref data, at) == ':' ? at + 1 : Invalid;
    }

    /// <summary>The places of quotes, backslashes and control characters among 32 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Marks(ref byte data, int at)
    {
        var bytes = Vector256.LoadUnsafe(ref data, (nuint)at);
        return (Vector256.Equals(bytes, Vector256.Create((byte)'"')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\'))
            | Vector256.Equals(Vector256.Min(bytes, Vector256.Create((byte)0x1F)), bytes)).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint NoDigits(ref byte data, int at)
    {
        var digits = Vector256.LoadUnsafe(ref data, (nuint)at) - Vector256.Create((byte)'0');
        return ~Vector256.Equals(Vector256.Min(digits, Vector256.Create((byte)9)), digits).ExtractMostSignificantBits();
    }

    private static int LongString(ref byte data, int at, int length, out bool isEscaped)
    {
        isEscaped = false;
        while (at < length)
        {
            if (at + Vector256<byte>.Count <= length)
            {
                var marks = Marks(ref data, at);
                at += BitOperations.TrailingZeroCount(marks);
                if (marks == 0)
                    continue;
            }

            var found = Unsafe.Add(ref data, at);
            if (found == '"')
                return at;
            if (found < ' ')
                return Invalid;
            if (found != '\\')
            {
                at++;
                continue;
            }

            isEscaped = true;
            if ((at = Escape(ref data, at + 1, length)) < 0)
                return at;
        }

        return Short;
    }

    private static int Escape(ref byte data, int at, int length)
    {
        if (at == length)
            return Short;
        var kind = Unsafe.Add(ref data, at);
        if (kind != 'u')
            return kind is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t'
                ? at + 1 : Invalid;
        for (var end = at + 4; at < end;)
        {
            if (++at == length)
                return Short;
            if (!char.IsAsciiHexDigit((char)Unsafe.Add(ref data, at)))
                return Invalid;
        }

        return at + 1;
    }

    /// <summary>Passes any number, or a literal, which must end before a mark or white space.</summary>
    private static int Word(ref byte data, int at, int length, byte mark, out JsonText text)
    {
        var end = mark switch
        {
            (byte)'t' => Literal(ref data, at, length, "true"u8),
            (byte)'f' => Literal(ref data, at, length, "false"u8),
            (byte)'n' => Literal(ref data, at, length, "null"u8),
            _ => Number(ref data, at, length),
        };
        text = mark == 'n' ? default : new JsonText(at, end - at, isEscaped: false);
        return end;
    }

    private static int Literal(ref byte data, int at, int length, ReadOnlySpan<byte> literal)
    {
        var rest = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref data, at), Math.Min(literal.Length, length - at));
        return !literal.StartsWith(rest) ? Invalid : rest.Length < literal.Length ? Short : at + literal.Length;
    }

    private static int Number(ref byte data, int at, int length)
    {
        if (Unsafe.Add(ref data, at) == '-')
            at++;
        if (at < length && Unsafe.Add(ref data, at) == '0')
            at++;
        else if ((at = Digits(ref data, at, length)) < 0)
            return at;
        if (at < length && Unsafe.Add(ref data, at) == '.' && (at = Digits(ref data, at + 1, length)) < 0)
            return at;
        if (at < length && (Unsafe.Add(ref data, at) | 0x20) == 'e')
        {
            at++;
            if (at < length && Unsafe.Add(ref data, at) is (byte)'+' or (byte)'-')
                at++;
            if ((at = Digits(ref data, at, length)) < 0)
                return at;
        }

        if (at == length)
            return Short;
        return Unsafe.Add(ref data, at) is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'
            ? at : Invalid;
    }

    private static int Digits(ref byte data, int at, int length)
    {
        var start = at;
        while (at < length && (uint)(Unsafe.Add(ref data, at) - '0') <= 9)
            at++;
        return at > start ? at : at == length ? Short : Invalid;
    }

    private static int LongSpace(ref byte data, int at, int length)
    {
        for (; at < length; at++)
        {
            var mark = Unsafe.Add(ref data, at);
            if (mark is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return mark > ' ' ? at : Invalid;
        }

        return Short;
    }
}
