using FlowKafka.Avro;

namespace FlowKafka.Flows;

/// <summary>Reads numbers, addresses and times as producers of Avro write them: as numbers of any kind, as text, as bytes.</summary>
internal static class AvroNumbers
{
    private const long LeastMilliseconds = 100_000_000_000;
    private const long LeastMicroseconds = 100_000_000_000_000;
    private const long LeastNanoseconds = 100_000_000_000_000_000;

    /// <summary>A whole number from 0 to <paramref name="maximum"/>.</summary>
    public static bool TryCount(in AvroValue value, ReadOnlySpan<byte> data, long maximum, out long count)
    {
        switch (value.Kind)
        {
            case AvroKind.Long:
                count = value.Long;
                return count >= 0 && count <= maximum;
            case AvroKind.Double:
                // Above 2^53 a double is no count any more.
                var isWhole = value.Double >= 0 && value.Double <= Math.Min(maximum, 1L << 53) && value.Double == Math.Floor(value.Double);
                count = isWhole ? (long)value.Double : 0;
                return isWhole;
            case AvroKind.String or AvroKind.Enum:
                return CountText.TryParse(value.Bytes(data), maximum, out count);
            default:
                count = 0;
                return false;
        }
    }

    /// <summary>An address: text, 4 or 16 bytes in network order, or the 32 bits of an IPv4 address as a number, with or without a sign.</summary>
    public static bool TryAddress(in AvroValue value, ReadOnlySpan<byte> data, out IpAddress address)
    {
        address = default;
        switch (value.Kind)
        {
            case AvroKind.String:
                return AddressParser.TryParse(value.Bytes(data), out address);
            case AvroKind.Bytes:
                var bytes = value.Bytes(data);
                if (bytes.Length is not (4 or 16))
                    return false;
                address = IpAddress.FromBytes(bytes);
                return true;
            case AvroKind.Long:
                address = IpAddress.FromV4((uint)value.Long);
                return value.Long is >= int.MinValue and <= uint.MaxValue;
            default:
                return false;
        }
    }

    /// <summary>A time since the epoch, or a span of time.</summary>
    /// <param name="value">The value.</param>
    /// <param name="data">The data that it is of.</param>
    /// <param name="unit">Its unit, which text of a date does without; where it was <see cref="AvroTimeUnit.Auto"/>, it becomes what the number's size says.</param>
    /// <param name="moment">The time.</param>
    public static bool TryTime(in AvroValue value, ReadOnlySpan<byte> data, ref AvroTimeUnit unit, out Moment moment)
    {
        moment = default;
        switch (value.Kind)
        {
            case AvroKind.Long:
                return TryWhole(value.Long, ref unit, out moment);
            case AvroKind.Double:
                return TryDouble(value.Double, ref unit, out moment);
            case AvroKind.String:
                var text = value.Bytes(data);
                if (TimeText.IsIso(text))
                    return TimeText.TryIso(text, out moment);
                if (DigitParser.TryParse(text, long.MaxValue, out var whole))
                    return TryWhole(whole, ref unit, out moment);
                if (unit is AvroTimeUnit.Auto or AvroTimeUnit.Seconds)
                {
                    unit = AvroTimeUnit.Seconds;
                    return TimeText.TryEpoch(text, out moment);
                }

                return false;
            default:
                return false;
        }
    }

    private static bool TryWhole(long number, ref AvroTimeUnit unit, out Moment moment)
    {
        moment = default;
        if (number < 0)
            return false;
        if (unit == AvroTimeUnit.Auto)
            unit = UnitOf(number);
        var (milliseconds, rest) = unit switch
        {
            AvroTimeUnit.Seconds => (number <= LineParser.LatestSecond ? number * 1000 : TimeText.End, 0),
            AvroTimeUnit.Milliseconds => (number, 0),
            AvroTimeUnit.Microseconds => (number / 1000, (int)(number % 1000) * 1000),
            _ => (number / 1_000_000, (int)(number % 1_000_000)),
        };
        moment = new(milliseconds, rest);
        return milliseconds < TimeText.End;
    }

    private static bool TryDouble(double number, ref AvroTimeUnit unit, out Moment moment)
    {
        moment = default;
        if (!(number >= 0 && number < long.MaxValue))
            return false;
        if (unit == AvroTimeUnit.Auto)
            unit = UnitOf((long)number);
        var milliseconds = unit switch
        {
            AvroTimeUnit.Seconds => number * 1000,
            AvroTimeUnit.Milliseconds => number,
            AvroTimeUnit.Microseconds => number / 1000,
            _ => number / 1_000_000,
        };
        if (!(milliseconds < TimeText.End))
            return false;
        var whole = (long)milliseconds;
        moment = new(whole, Math.Min(999_999, (int)((milliseconds - whole) * 1_000_000)));
        return true;
    }

    // From 1973 to 5138 the size of a time since the epoch tells its unit.
    private static AvroTimeUnit UnitOf(long number) =>
        number < LeastMilliseconds ? AvroTimeUnit.Seconds
        : number < LeastMicroseconds ? AvroTimeUnit.Milliseconds
        : number < LeastNanoseconds ? AvroTimeUnit.Microseconds
        : AvroTimeUnit.Nanoseconds;
}
