using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlowKafka.Flows;

/// <summary>
/// Reads ordinary lines of the default format fast: 14 fields with single spaces between, IPv4, OK, a known reporter,
/// within 128 bytes. It takes only what <see cref="LineParser"/> takes, with the same result, and leaves all else to it.
/// </summary>
internal sealed class DefaultLineParser(LineParser general, Tenancy tenancy)
{
    /// <summary>So many bytes must be readable from the start of a line.</summary>
    public const int Window = 2 * ByteMask.Width;

    private const int Spaces = 13;

    private readonly int[] _spaces = new int[2 * Spaces];

    public static bool IsSupported => DottedQuad.IsSupported && Vector256.IsHardwareAccelerated;

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
        ref var upper = ref Unsafe.Add(ref spaces, before);
        for (var i = 0; i < Spaces; i++)
        {
            Unsafe.Add(ref spaces, i) = BitOperations.TrailingZeroCount(low);
            low &= low - 1;
        }

        for (var i = 0; i < Spaces; i++)
        {
            Unsafe.Add(ref upper, i) = ByteMask.Width + BitOperations.TrailingZeroCount(high);
            high &= high - 1;
        }

        return ParseFields(ref line, length, ref spaces, ref record, out inverted) ? length : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ParseFields(ref byte line, int length, ref int spaces, ref FlowRecord record, out bool inverted)
    {
        inverted = false;
        var end = Unsafe.Add(ref line, length - 1) == '\r' ? length - 1 : length;
        var action = Unsafe.Add(ref spaces, 11) + 1;
        if (spaces != 1 || line <= ' ' || end - action != "ACCEPT OK".Length || Unsafe.Add(ref line, end - 1) != 'K')
            return false;
        var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref line, action));
        if (word != MemoryMarshal.Read<ulong>("ACCEPT O"u8) && word != MemoryMarshal.Read<ulong>("REJECT O"u8))
            return false;
        if (!Address(ref line, ref spaces, 3, out var source) || !Address(ref line, ref spaces, 4, out var destination))
            return false;

        ref readonly var names = ref general.Reporters.Find(
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref line, 2), Unsafe.Add(ref spaces, 2) - 2));
        if (Unsafe.IsNullRef(in names))
            return false;

        ulong bad = 0;
        var sourcePort = Number(ref line, ref spaces, 5, 8, ref bad);
        var destinationPort = Number(ref line, ref spaces, 6, 8, ref bad);
        var protocol = Number(ref line, ref spaces, 7, 8, ref bad);
        var packets = Number(ref line, ref spaces, 8, 16, ref bad);
        var bytes = Number(ref line, ref spaces, 9, 16, ref bad);
        var start = Number(ref line, ref spaces, 10, 16, ref bad);
        var stop = Number(ref line, ref spaces, 11, 16, ref bad);
        if (bad != 0 || (sourcePort | destinationPort) > ushort.MaxValue || protocol > byte.MaxValue
            || Math.Max(start, stop) > LineParser.LatestSecond)
            return false;

        record.Source = IpAddress.FromV4(source);
        record.Destination = IpAddress.FromV4(destination);
        record.Packets = (long)packets;
        record.Bytes = (long)bytes;
        record.Tenant = general.TenantOf(names.First);
        record.Reporter = names.Joined;
        record.SourcePort = (ushort)sourcePort;
        record.DestinationPort = (ushort)destinationPort;
        record.Protocol = (byte)protocol;
        record.TcpFlags = 0;
        record.Direction = FlowDirection.Unknown;
        record.Action = (byte)word == 'R' ? FlowAction.Reject : FlowAction.Accept;
        inverted = !LineParser.Complete(ref record, (long)start, (long)stop, identity: true, names.Hash);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Address(ref byte line, ref int spaces, int field, out uint bits)
    {
        var start = Unsafe.Add(ref spaces, field - 1) + 1;
        return DottedQuad.TryParse(ref Unsafe.Add(ref line, start), Unsafe.Add(ref spaces, field) - start, out bits);
    }

    /// <summary>Reads a number of at most <paramref name="digits"/> digits; a longer or an empty one is bad.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Number(ref byte line, ref int spaces, int field, int digits, ref ulong bad)
    {
        var end = Unsafe.Add(ref spaces, field);
        var length = end - Unsafe.Add(ref spaces, field - 1) - 1;
        if ((uint)(length - 1) >= (uint)digits)
        {
            bad = 1;
            return 0;
        }

        ref var after = ref Unsafe.Add(ref line, end);
        return digits <= 8 ? DigitParser.UpTo8(ref after, length, ref bad) : DigitParser.UpTo16(ref after, length, ref bad);
    }
}
