using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlowKafka.Flows;

/// <summary>
/// Reads ordinary lines of the default format fast: 14 fields with single spaces between, IPv4, times of ten digits, OK,
/// a known reporter, within 128 bytes. It takes only what <see cref="LineParser"/> takes, with the same result, and leaves all else to it.
/// </summary>
internal sealed class DefaultLineParser(RecordNames recordNames, Tenancy tenancy)
{
    /// <summary>So many bytes must be readable from the start of a line.</summary>
    public const int Window = 2 * ByteMask.Width;

    private const int Spaces = 13;
    private const int TimeDigits = 10;

    private readonly int[] _spaces = new int[2 * Spaces];

    public static bool IsSupported => DottedQuad.IsSupported && FourNumbers.IsSupported;

    /// <summary>True where the reporter alone decides the tenant, as this parser needs.</summary>
    public bool IsUsable { get; } = IsSupported && tenancy != Tenancy.AccountAndVpc;

    /// <summary>Reads the line that begins at <paramref name="line"/>. <paramref name="inverted"/> tells a start after its end.</summary>
    /// <returns>The line's length without its line feed, or 0 when the line is none of this parser's.</returns>
    [SkipLocalsInit]
    public int TryParse(ref byte line, ref FlowRecord record, out bool inverted)
    {
        inverted = false;
        var low = ByteMask.Of(in line, (byte)' ');
        var high = ByteMask.Of(in Unsafe.Add(ref line, ByteMask.Width), (byte)' ');
        var feeds = ByteMask.Of(in line, (byte)'\n');
        if (feeds != 0)
            return 0; // 63 bytes hold no usual line; the general parser takes it
        feeds = ByteMask.Of(in Unsafe.Add(ref line, ByteMask.Width), (byte)'\n');
        if (feeds == 0)
            return 0;
        high &= feeds ^ (feeds - 1);
        var length = ByteMask.Width + BitOperations.TrailingZeroCount(feeds);
        var before = BitOperations.PopCount(low);
        if (before + BitOperations.PopCount(high) != Spaces)
            return 0;

        ref var spaces = ref MemoryMarshal.GetArrayDataReference(_spaces);
        WritePlaces(ref spaces, low, 0, before);
        WritePlaces(ref Unsafe.Add(ref spaces, before), high, ByteMask.Width, Spaces - before);
        return IsOrdinary(ref line, length, ref spaces) && ParseFields(ref line, ref spaces, ref record, out inverted)
            ? length : 0;
    }

    /// <summary>Writes the places of the bits; what is written beyond the last of them means nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WritePlaces(ref int places, ulong bits, int offset, int count)
    {
        WriteFour(ref places, ref bits, offset);
        WriteFour(ref Unsafe.Add(ref places, 4), ref bits, offset);
        if (count <= 8)
            return;
        WriteFour(ref Unsafe.Add(ref places, 8), ref bits, offset);
        Unsafe.Add(ref places, 12) = offset + BitOperations.TrailingZeroCount(bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteFour(ref int places, ref ulong bits, int offset)
    {
        places = offset + BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        Unsafe.Add(ref places, 1) = offset + BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        Unsafe.Add(ref places, 2) = offset + BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        Unsafe.Add(ref places, 3) = offset + BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
    }

    /// <summary>A version of one byte, times of ten digits, an action and OK.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOrdinary(ref byte line, int length, ref int spaces)
    {
        var end = Unsafe.Add(ref line, length - 1) == '\r' ? length - 1 : length;
        var last = Unsafe.Add(ref spaces, 11);
        var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref line, last + 1));
        return spaces == 1 && line > ' '
            && last - Unsafe.Add(ref spaces, 10) == TimeDigits + 1
            && Unsafe.Add(ref spaces, 10) - Unsafe.Add(ref spaces, 9) == TimeDigits + 1
            && end - last == "ACCEPT OK".Length + 1 && Unsafe.Add(ref line, end - 1) == 'K'
            && (word == MemoryMarshal.Read<ulong>("ACCEPT O"u8) || word == MemoryMarshal.Read<ulong>("REJECT O"u8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ParseFields(ref byte line, ref int spaces, ref FlowRecord record, out bool inverted)
    {
        inverted = false;
        if (!Address(ref line, ref spaces, 3, out var source) || !Address(ref line, ref spaces, 4, out var destination))
            return false;
        ref readonly var names = ref recordNames.Reporters.Find(
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref line, 2), Unsafe.Add(ref spaces, 2) - 2));
        if (Unsafe.IsNullRef(in names))
            return false;

        // Ports, protocol and packets; then bytes, start and end, with the bytes' digits above the eighth.
        var ends = Vector128.LoadUnsafe(ref spaces, 5);
        var lengths = ends - Vector128.LoadUnsafe(ref spaces, 4) - Vector128<int>.One;
        var bytesLength = Unsafe.Add(ref spaces, 9) - Unsafe.Add(ref spaces, 8) - 1;
        if (Vector128.GreaterThanAny((lengths - Vector128<int>.One).AsUInt32(), Vector128.Create(7u))
            || (uint)(bytesLength - 1) > 15)
            return false;
        var most = Vector256<byte>.Zero;
        var small = FourNumbers.UpTo8(ref line, ends, lengths, ref most);
        var bytesEnd = Unsafe.Add(ref spaces, 9);
        var large = FourNumbers.UpTo8(
            ref line,
            Vector128.Create(bytesEnd, Unsafe.Add(ref spaces, 10), Unsafe.Add(ref spaces, 11), bytesEnd - 8),
            Vector128.Create(Math.Min(bytesLength, 8), 8, 8, Math.Max(bytesLength - 8, 0)),
            ref most);
        ulong bad = 0;
        var start = large[1] + Above(ref Unsafe.Add(ref line, bytesEnd + 1), ref bad);
        var stop = large[2] + Above(ref Unsafe.Add(ref line, Unsafe.Add(ref spaces, 10) + 1), ref bad);
        if (bad != 0 || Vector256.GreaterThanAny(most, Vector256.Create((byte)9))
            || Vector256.GreaterThanAny(small, Vector256.Create(65535UL, 65535, 255, 99_999_999)))
            return false;

        record.Source = new IpAddress(0, IpAddress.MappedPrefix | source);
        record.Destination = new IpAddress(0, IpAddress.MappedPrefix | destination);
        record.Packets = (long)small[3];
        record.Bytes = (long)(large[0] + large[3] * 100_000_000);
        record.Tenant = recordNames.TenantOf(names.First);
        record.Reporter = names.Joined;
        record.SourcePort = (ushort)small[0];
        record.DestinationPort = (ushort)small[1];
        record.Protocol = (byte)small[2];
        record.TcpFlags = 0;
        record.IsSampled = false;
        record.Direction = FlowDirection.Unknown;
        record.Action = Unsafe.Add(ref line, Unsafe.Add(ref spaces, 11) + 1) == 'R' ? FlowAction.Reject : FlowAction.Accept;
        inverted = !LineParser.Complete(ref record, (long)start, (long)stop, identity: true, names.Hash);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Address(ref byte line, ref int spaces, int field, out uint bits)
    {
        var start = Unsafe.Add(ref spaces, field - 1) + 1;
        return DottedQuad.TryParse(ref Unsafe.Add(ref line, start), Unsafe.Add(ref spaces, field) - start, out bits);
    }

    /// <summary>What the first two of ten digits count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Above(ref byte number, ref ulong bad)
    {
        ulong tens = number - (uint)'0', ones = Unsafe.Add(ref number, 1) - (uint)'0';
        bad |= tens > 9 || ones > 9 ? 1UL : 0;
        return (tens * 10 + ones) * 100_000_000;
    }
}
