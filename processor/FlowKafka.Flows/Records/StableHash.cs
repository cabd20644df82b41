using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace FlowKafka.Flows;

/// <summary>
/// The hashes that leave the process: a pair's partition and a record's identity depend on them, so they never change.
/// Specified in docs/architecture.md. The mixing step is a 64×64→128-bit multiplication whose halves are
/// XOR-ed together ("mum", as in wyhash); the constants are the first digits of pi's fraction.
/// </summary>
public static class StableHash
{
    private const ulong K0 = 0x243F6A8885A308D3;
    private const ulong K1 = 0x13198A2E03707344;
    private const ulong K2 = 0xA4093822299F31D0;
    private const ulong K3 = 0x082EFA98EC4E6C89;

    /// <summary>Hashes UTF-8 text: FNV-1a over its bytes, then one fold with the length.</summary>
    public static ulong OfText(ReadOnlySpan<byte> utf8)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var b in utf8)
            hash = (hash ^ b) * 0x100000001B3;
        return Fold(hash ^ K0, (ulong)utf8.Length ^ K1);
    }

    /// <summary>Hashes text through its UTF-8 bytes.</summary>
    public static ulong OfText(string text) => OfText(Encoding.UTF8.GetBytes(text));

    /// <summary>Hashes a key: the addresses in order, the protocol and the hash of the tenant's name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong OfPair(in IpAddress lower, in IpAddress higher, byte protocol, ulong tenant)
    {
        var h = Fold(lower.High ^ K0, lower.Low ^ K1);
        h = Fold(higher.High ^ K2 ^ h, higher.Low ^ K3);
        return Fold(h ^ K0, tenant ^ protocol ^ K1);
    }

    /// <summary>Hashes a key into 128 bits.</summary>
    /// <remarks>
    /// The state of <see cref="OfRecord(in FlowRecord, long, long, ulong)"/>, begun as (K2, K0), absorbs the halves of the lower
    /// address, those of the higher one, then (protocol; the hash of the tenant's name).
    /// </remarks>
    public static UInt128 OfKey(in IpPair pair, ulong tenant)
    {
        ulong a = K2, b = K0;
        Absorb(ref a, ref b, pair.Lower.High, pair.Lower.Low);
        Absorb(ref a, ref b, pair.Higher.High, pair.Higher.Low);
        Absorb(ref a, ref b, pair.Protocol, tenant);
        return new UInt128(a, b);
    }

    /// <summary>Hashes a part of what a key names, as a window by its start and end: the state of <see cref="OfKey"/> absorbs both words.</summary>
    public static UInt128 OfPart(UInt128 key, ulong x, ulong y)
    {
        ulong a = (ulong)(key >> 64), b = (ulong)key;
        Absorb(ref a, ref b, x, y);
        return new UInt128(a, b);
    }

    /// <summary>Hashes a host: as the pair of the address with itself, of protocol 0.</summary>
    public static ulong OfHost(in IpAddress address, ulong tenant) => OfPair(address, address, 0, tenant);

    /// <summary>Hashes the fields that make a record's identity into 128 bits.</summary>
    /// <remarks>
    /// A state (a, b) begins as (K0, K1) and absorbs five pairs of 64-bit words (x, y) in turn: the source's and the
    /// destination's two halves, the raw times, packets and bytes, and last (ports, protocol, direction and action;
    /// reporter). Absorbing sets f = fold(a ⊕ x ⊕ K2, b ⊕ y ⊕ K3), then b = fold(a ⊕ y ⊕ K0, b + x + K1) ⊕ f, then a = f + x,
    /// all modulo 2^64; fold is the mixing step above. The identity is a · 2^64 + b. The small fields are
    /// source port · 2^48 + destination port · 2^32 + protocol · 2^24 + direction · 2^8 + action.
    /// </remarks>
    /// <param name="r">The record; its times, tenant, flags and identity take no part.</param>
    /// <param name="rawStart">The start as the source gives it (AWS: seconds), not corrected.</param>
    /// <param name="rawEnd">The end as the source gives it, not corrected.</param>
    /// <param name="reporter">The reporter's <see cref="SymbolTable.HashOf"/>.</param>
    public static UInt128 OfRecord(in FlowRecord r, long rawStart, long rawEnd, ulong reporter)
    {
        var small = ((ulong)r.SourcePort << 48) | ((ulong)r.DestinationPort << 32) | ((ulong)r.Protocol << 24)
            | ((ulong)r.Direction << 8) | (ulong)r.Action;
        return OfRecord(r.Source, r.Destination, rawStart, rawEnd, r.Packets, r.Bytes, small, reporter);
    }

    /// <summary>As the other, for IPv4 addresses and the small fields in one word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static UInt128 OfV4(
        uint source, uint destination, long rawStart, long rawEnd, long packets, long bytes, ulong small, ulong reporter) =>
        OfRecord(IpAddress.FromV4(source), IpAddress.FromV4(destination), rawStart, rawEnd, packets, bytes, small, reporter);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static UInt128 OfRecord(
        IpAddress source, IpAddress destination, long rawStart, long rawEnd, long packets, long bytes, ulong small, ulong reporter)
    {
        ulong a = K0, b = K1;
        Absorb(ref a, ref b, source.High, source.Low);
        Absorb(ref a, ref b, destination.High, destination.Low);
        Absorb(ref a, ref b, (ulong)rawStart, (ulong)rawEnd);
        Absorb(ref a, ref b, (ulong)packets, (ulong)bytes);
        Absorb(ref a, ref b, small, reporter);
        return new UInt128(a, b);
    }

    /// <summary>The identity of a record whose key is one pair of addresses, while its interface knew it by another: the
    /// state (a, b) of the first identity absorbs the halves of the other source, then of the other destination.</summary>
    public static UInt128 OfTranslated(UInt128 identity, in IpAddress otherSource, in IpAddress otherDestination)
    {
        ulong a = (ulong)(identity >> 64), b = (ulong)identity;
        Absorb(ref a, ref b, otherSource.High, otherSource.Low);
        Absorb(ref a, ref b, otherDestination.High, otherDestination.Low);
        return new UInt128(a, b);
    }

    /// <summary>Hashes an envelope's event id into a 128-bit identity.</summary>
    public static UInt128 OfEventId(ReadOnlySpan<byte> id, ulong source)
    {
        // Both ways at once: each step waits for a multiplication.
        ulong forward = 0xCBF29CE484222325, backward = K1;
        for (int i = 0, j = id.Length - 1; j >= 0; i++, j--)
        {
            forward = (forward ^ id[i]) * 0x100000001B3;
            backward = (backward ^ id[j]) * 0x9E3779B97F4A7C15;
        }

        ulong a = K2, b = K3;
        Absorb(ref a, ref b, Fold(forward ^ K0, (ulong)id.Length ^ K1), source);
        Absorb(ref a, ref b, (ulong)id.Length, backward);
        return new UInt128(a, b);
    }

    /// <summary>The partition of a hash: its upper half scaled to <paramref name="partitions"/>.</summary>
    public static int Partition(ulong hash, int partitions) => (int)(((hash >> 32) * (ulong)partitions) >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Absorb(ref ulong a, ref ulong b, ulong x, ulong y)
    {
        var first = Fold(a ^ x ^ K2, b ^ y ^ K3);
        b = Fold(a ^ y ^ K0, b + x + K1) ^ first;
        a = first + x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Fold(ulong x, ulong y)
    {
        // Math.BigMul sends the lower half through memory.
        if (Bmi2.X64.IsSupported)
            return Bmi2.X64.MultiplyNoFlags(x, y) ^ (x * y);
        var high = Math.BigMul(x, y, out var low);
        return high ^ low;
    }
}
