using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FlowKafka.Flows;

/// <summary>
/// Reads ordinary lines of the default format fast: 14 fields with single spaces between, a known reporter, IPv4, times of
/// ten digits, OK. It takes only what <see cref="LineParser"/> takes, with the same result, and leaves all else to it.
/// Every byte is looked at: names are compared, numbers and addresses checked, so that no line feed hides in a line.
/// </summary>
internal sealed class DefaultLineParser(
    RecordNames recordNames, Tenancy tenancy, AddressKeying keying = AddressKeying.Auto)
{
    /// <summary>So many bytes must be readable from the start of a line.</summary>
    public const int Window = 192;

    private const int Names = 2;
    private const int TimeDigits = 10;

    /// <summary>Spaces around two times, from the one before them on, and where spaces may be.</summary>
    private const ulong AroundTimes = 1 | (1UL << (TimeDigits + 1)) | (1UL << (2 * TimeDigits + 2));
    private const ulong AmongTimes = (1UL << (2 * TimeDigits + 3)) - 1;

    private readonly ReporterTable _reporters = recordNames.Reporters;
    private ushort _century = ushort.MaxValue; // the first two digits of the last time, and what they count
    private long _centurySeconds;

    public static bool IsSupported => DottedQuad.IsSupported && EightNumbers.IsSupported && Bmi1.X64.IsSupported;

    /// <summary>True where the reporter alone decides the tenant, and the interface's addresses will do.</summary>
    public bool IsUsable { get; } = IsSupported && tenancy != Tenancy.AccountAndVpc && keying != AddressKeying.Pkt;

    /// <summary>Reads the line that begins at <paramref name="line"/>. <paramref name="inverted"/> tells a start after its end.</summary>
    /// <returns>The line's length without its line feed, or 0 when the line is none of this parser's.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    public int TryParse(ref byte line, ref FlowRecord record, out bool inverted)
    {
        inverted = false;
        var spaces = Bmi1.X64.ResetLowestSetBit(ByteMask.Of(ref Unsafe.Add(ref line, Names), (byte)' '));
        var namesLength = BitOperations.TrailingZeroCount(spaces);
        if (Unsafe.Add(ref line, 1) != ' ' || line <= ' ' || spaces == 0)
            return 0;
        ref readonly var names = ref _reporters.Find(ref Unsafe.Add(ref line, Names), namesLength);
        if (Unsafe.IsNullRef(in names))
            return 0;

        ref var at = ref Unsafe.Add(ref line, Names + namesLength + 1);
        var bad = Vector256<byte>.Zero;
        var length = Addresses(ref at, out var source, out var destination, ref bad);
        if (length == 0)
            return 0;
        at = ref Unsafe.Add(ref at, length);
        length = Numbers(ref at, out var numbers, out var start, out var end, ref bad);
        if (length == 0 || bad != Vector256<byte>.Zero)
            return 0;
        at = ref Unsafe.Add(ref at, length);
        ref var times = ref Unsafe.Subtract(ref at, 2 * TimeDigits + 2);
        if (!AreOfCentury(ref times))
            return TryLearnCentury(ref times) ? TryParse(ref line, ref record, out inverted) : 0;
        length = Ending(ref at, out var action);
        if (length == 0)
            return 0;

        record.Source = IpAddress.FromV4(source);
        record.Destination = IpAddress.FromV4(destination);
        record.Tenant = recordNames.TenantOf(names.First);
        record.Reporter = names.Joined;
        record.TcpFlags = 0;
        record.IsSampled = false;
        record.Direction = FlowDirection.Unknown;
        record.Action = action;
        inverted = Complete(ref record, source, destination, numbers, start, end, names.Hash);
        return (int)(Unsafe.ByteOffset(ref line, ref at) + length);
    }

    /// <summary>Sets what the numbers say, and the identity; true when the interval was inverted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Complete(
        ref FlowRecord record, uint source, uint destination, Vector256<int> numbers, long start, long end, ulong reporter)
    {
        // Two numbers a word: ports; low digits of bytes, and of start; protocol and packets; low digits of end, high ones of bytes.
        var words = numbers.AsUInt64();
        ulong ports = words[0], bytesAndStart = words[1], protocolAndPackets = words[2], endAndBytes = words[3];
        record.SourcePort = (ushort)ports;
        record.DestinationPort = (ushort)(ports >> 32);
        record.Protocol = (byte)protocolAndPackets;
        record.Packets = (long)(protocolAndPackets >> 32);
        record.Bytes = (uint)bytesAndStart + (long)(endAndBytes >> 32) * 100_000_000;
        start += (long)(bytesAndStart >> 32);
        end += (uint)endAndBytes;
        record.Start = start * 1000;
        record.End = Math.Max(start, end) * 1000;
        record.HasIdentity = true;
        record.Identity = StableHash.OfV4(
            source, destination, start, end, record.Packets, record.Bytes,
            (ports << 48) | (ports & 0xFFFF_0000_0000) | ((protocolAndPackets & 0xFF) << 24) | (ulong)record.Action, reporter);
        return start > end;
    }

    /// <summary>Reads both addresses, and returns their length with the spaces behind them, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Addresses(ref byte text, out uint source, out uint destination, ref Vector256<byte> bad)
    {
        var bytes = Vector256.LoadUnsafe(ref text);
        var spaces = Vector256.Equals(bytes, Vector256.Create((byte)' ')).ExtractMostSignificantBits();
        var dots = Vector256.Equals(bytes, Vector256.Create((byte)'.')).ExtractMostSignificantBits() | spaces;
        var second = Bmi1.ResetLowestSetBit(spaces);
        var next = BitOperations.TrailingZeroCount(spaces) + 1;
        source = destination = 0;
        // Dots up to the space, and that space; beyond 16 bytes no shape is found.
        if (second == 0
            || !QuadShapes.TryFind(dots & Bmi1.GetMaskUpToLowestSetBit(spaces), out var sourceShape)
            || !QuadShapes.TryFind((dots & Bmi1.GetMaskUpToLowestSetBit(second)) >> next, out var destinationShape))
            return 0;
        var both = DottedQuad.Two(ref text, sourceShape, ref Unsafe.Add(ref text, (nint)(uint)next), destinationShape, ref bad);
        source = both.GetLower().ToScalar();
        destination = both.GetUpper().ToScalar();
        return (nint)(uint)BitOperations.TrailingZeroCount(second) + 1;
    }

    /// <summary>Reads what stands between addresses and action, and returns its length with the space behind it, or 0. The
    /// times lack <paramref name="start"/> and <paramref name="end"/>, which their first two digits count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint Numbers(ref byte text, out Vector256<int> numbers, out long start, out long end, ref Vector256<byte> bad)
    {
        // What is read before it is known to be there lies within the window.
        var spaces = ByteMask.Of(ref text, (byte)' ');
        nint faults = 0;
        nint at = -1;
        var sourcePort = Next(ref text, ref at, ref spaces, ref faults);
        var destinationPort = Next(ref text, ref at, ref spaces, ref faults);
        var protocol = Next(ref text, ref at, ref spaces, ref faults);
        var packets = Next(ref text, ref at, ref spaces, ref faults);
        var length = (nint)(uint)BitOperations.TrailingZeroCount(spaces) - at - 1;
        ref var bytes = ref Unsafe.Add(ref text, at + 1);
        ref var times = ref Unsafe.Add(ref bytes, length + 1);
        start = end = _centurySeconds;
        numbers = default;
        if (((spaces >> (int)(at + 1 + length)) & AmongTimes) != AroundTimes || ((faults & ~7) | ((length - 1) & ~15)) != 0)
            return 0;
        ulong low, high = 0;
        if (length <= 8)
        {
            low = EightNumbers.UpToEight(ref bytes, length);
        }
        else
        {
            low = EightNumbers.Eight(ref Unsafe.Add(ref bytes, length - 8));
            high = EightNumbers.UpToEight(ref bytes, length - 8);
        }

        numbers = EightNumbers.Parse(
            Vector256.Create(sourcePort, destinationPort, protocol, packets),
            Vector256.Create(
                low, EightNumbers.Eight(ref Unsafe.Add(ref times, 2)), EightNumbers.Eight(ref Unsafe.Add(ref times, TimeDigits + 3)), high),
            ref bad);
        const int most = 99_999_999;
        bad |= Vector256.GreaterThan(numbers, Vector256.Create(65535, 65535, most, most, 255, most, most, most)).AsByte();
        return at + length + 2 * TimeDigits + 4;
    }

    /// <summary>The digits up to the next space. A length that is not from 1 to 8 sets other bits of
    /// <paramref name="faults"/> than the lowest three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Next(ref byte text, ref nint at, ref ulong spaces, ref nint faults)
    {
        var end = (nint)(uint)BitOperations.TrailingZeroCount(spaces);
        spaces = Bmi1.X64.ResetLowestSetBit(spaces);
        var length = end - at - 1;
        faults |= length - 1;
        var digits = EightNumbers.UpToEight(ref Unsafe.Add(ref text, at + 1), length);
        at = end;
        return digits;
    }

    /// <summary>Whether both times begin with the two digits of the last ones, as those of one log do for three years.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AreOfCentury(ref byte times) =>
        Unsafe.ReadUnaligned<ushort>(ref times) == _century
        && Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref times, TimeDigits + 1)) == _century;

    /// <summary>Learns what the first two digits of both times count; false when they are not the same digits.</summary>
    private bool TryLearnCentury(ref byte times)
    {
        long tens = times - '0', ones = Unsafe.Add(ref times, 1) - '0';
        var century = Unsafe.ReadUnaligned<ushort>(ref times);
        if ((ulong)tens > 9 || (ulong)ones > 9 || Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref times, TimeDigits + 1)) != century)
            return false;
        (_century, _centurySeconds) = (century, (tens * 10 + ones) * 100_000_000);
        return true;
    }

    /// <summary>Reads action, OK and the line's end, and returns their length without the line feed, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Ending(ref byte text, out FlowAction action)
    {
        // The words differ in the first four letters: one is the other with these bits turned.
        var word = Unsafe.ReadUnaligned<ulong>(ref text) ^ MemoryMarshal.Read<ulong>("ACCEPT O"u8);
        var turned = MemoryMarshal.Read<ulong>("ACCEPT O"u8) ^ MemoryMarshal.Read<ulong>("REJECT O"u8);
        action = (FlowAction)(word & 1);
        if (word != (turned & (0 - (word & 1))) || Unsafe.Add(ref text, 8) != 'K')
            return 0;
        if (Unsafe.Add(ref text, 9) == '\n')
            return 9;
        return Unsafe.Add(ref text, 9) == '\r' && Unsafe.Add(ref text, 10) == '\n' ? 10 : 0;
    }
}
