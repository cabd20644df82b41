using System.Buffers.Text;

namespace FlowKafka.Flows;

/// <summary>Reads times of the years 1970 to 9999 from text.</summary>
internal static class TimeText
{
    /// <summary>The first millisecond that is no time any more.</summary>
    public const long End = (LineParser.LatestSecond + 1) * 1000;

    private const int Seconds = 19; // 2026-01-31T23:59:59

    /// <summary>Reads RFC 3339 and its kin: a <c>T</c> or a space before the hour, any fraction, a zone as <c>Z</c>,
    /// <c>+01:00</c>, <c>+0100</c> or <c> UTC</c>; without one it is UTC.</summary>
    public static bool TryIso(ReadOnlySpan<byte> text, out Moment moment)
    {
        moment = default;
        if (text.Length < Seconds || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')
            || text[13] != ':' || text[16] != ':')
            return false;
        var year = Two(text, 0) * 100 + Two(text, 2);
        int month = Two(text, 5), day = Two(text, 8), hour = Two(text, 11), minute = Two(text, 14), second = Two(text, 17);
        // A pair that holds no digits is negative and far from zero.
        if (year < 1970 || (uint)(month - 1) > 11 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 60)
            return false;
        var rest = text[Seconds..];
        var nanoseconds = 0L;
        if (!rest.IsEmpty && rest[0] == '.' && !TryFraction(ref rest, out nanoseconds))
            return false;
        if (!TryZone(rest, out var minutes))
            return false;
        var seconds = DaysOf(year, month, day) * 86_400 + hour * 3600 + (minute - minutes) * 60 + second;
        return TryMake(seconds, nanoseconds, out moment);
    }

    /// <summary>Reads seconds since the epoch, with or without a fraction.</summary>
    public static bool TryEpoch(ReadOnlySpan<byte> text, out Moment moment)
    {
        moment = default;
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        if (!DigitParser.TryParse(whole, LineParser.LatestSecond, out var seconds))
            return TryScientific(text, out moment);
        if (point < 0)
            return TryMake(seconds, 0, out moment);
        var rest = text[point..];
        return TryFraction(ref rest, out var nanoseconds)
            && (rest.IsEmpty ? TryMake(seconds, nanoseconds, out moment) : TryScientific(text, out moment));
    }

    /// <summary>Reads milliseconds since the epoch.</summary>
    public static bool TryMilliseconds(ReadOnlySpan<byte> text, out Moment moment)
    {
        var isRight = DigitParser.TryParse(text, End - 1, out var milliseconds);
        moment = new(milliseconds, 0);
        return isRight;
    }

    /// <summary>Reads nanoseconds since the epoch.</summary>
    public static bool TryNanoseconds(ReadOnlySpan<byte> text, out Moment moment)
    {
        var isRight = DigitParser.TryParse(text, long.MaxValue, out var nanoseconds);
        var (milliseconds, rest) = Math.DivRem(nanoseconds, 1_000_000);
        moment = new(milliseconds, (int)rest);
        return isRight;
    }

    /// <summary>True for a date; false for a number.</summary>
    public static bool IsIso(ReadOnlySpan<byte> text) => text.Length > 4 && text[4] == '-';

    private static bool TryMake(long seconds, long nanoseconds, out Moment moment)
    {
        moment = new(seconds * 1000 + nanoseconds / 1_000_000, (int)(nanoseconds % 1_000_000));
        return seconds is >= 0 and <= LineParser.LatestSecond;
    }

    /// <summary>Reads a point and the digits behind it; those beyond the ninth say nothing.</summary>
    private static bool TryFraction(ref ReadOnlySpan<byte> text, out long nanoseconds)
    {
        nanoseconds = 0;
        var at = 1;
        var unit = 100_000_000;
        for (; at < text.Length && (uint)text[at] - '0' is var digit and <= 9; at++)
        {
            nanoseconds += digit * unit;
            unit /= 10;
        }

        text = text[at..];
        return at > 1;
    }

    private static bool TryZone(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.IsEmpty || (text.Length == 1 && (text[0] | 0x20) == 'z') || text.SequenceEqual(" UTC"u8))
            return true;
        if (text[0] is not ((byte)'+' or (byte)'-'))
            return false;
        var isParted = text.Length == 6 && text[3] == ':';
        if (!isParted && text.Length != 5)
            return false;
        int hour = Two(text, 1), minute = Two(text, isParted ? 4 : 3);
        minutes = (hour * 60 + minute) * (text[0] == '-' ? -1 : 1);
        return (uint)hour <= 23 && (uint)minute <= 59;
    }

    /// <summary>A number with an exponent, as some writers of JSON print one.</summary>
    private static bool TryScientific(ReadOnlySpan<byte> text, out Moment moment)
    {
        moment = default;
        if (!Utf8Parser.TryParse(text, out double seconds, out var used) || used != text.Length
            || !(seconds >= 0 && seconds < LineParser.LatestSecond))
            return false;
        var whole = (long)seconds;
        return TryMake(whole, (long)((seconds - whole) * 1e9), out moment);
    }

    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        uint tens = (uint)text[at] - '0', units = (uint)text[at + 1] - '0';
        return tens > 9 || units > 9 ? -100_000 : (int)(tens * 10 + units);
    }

    /// <summary>Days since the epoch, counted from March on, so that a leap day ends its year.</summary>
    private static long DaysOf(int year, int month, int day)
    {
        if (month <= 2)
        {
            year--;
            month += 12;
        }

        return 365L * year + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 + day - 719_469;
    }
}
