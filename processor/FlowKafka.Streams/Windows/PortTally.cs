using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FlowKafka.Streams.Points;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// The ports of one side in 20 bytes: the three lowest with their records, and a 64-bit sketch of all. A port among the
/// three lowest of all has been so since it was first seen, so its count does not depend on the order of the records.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct PortTally
{
    private PortCount _a;
    private PortCount _b;
    private PortCount _c;
    private uint _sketchLow;
    private uint _sketchHigh;

    /// <summary>Counts a record with this port.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ushort port)
    {
        if (_a.Port == port && _a.Records != 0)
        {
            if (_a.Records != ushort.MaxValue)
                _a.Records++;
            return;
        }

        AddOther(port);
    }

    /// <summary>The number of ports and the one that stands out.</summary>
    public readonly PortsSeen Seen()
    {
        if (_a.Records == 0)
            return default;
        var stable = _a;
        if (_b.Records > stable.Records)
            stable = _b;
        if (_c.Records > stable.Records)
            stable = _c;
        var kept = 1 + (_b.Records == 0 ? 0 : 1) + (_c.Records == 0 ? 0 : 1);
        return new PortsSeen(kept < 3 ? kept : Estimate(), stable.Port);
    }

    // Linear counting (Whang, Vander-Zanden and Taylor 1990) with 64 bits; a full sketch reads as 64 ln 64 = 266.
    private readonly int Estimate()
    {
        var empty = 64 - BitOperations.PopCount(_sketchLow) - BitOperations.PopCount(_sketchHigh);
        var estimate = (int)Math.Round(64 * Math.Log(64.0 / Math.Max(empty, 1)));
        return Math.Max(estimate, 3);
    }

    private void AddOther(ushort port)
    {
        // A finalizer as in MurmurHash3: neighbouring ports must fall like random ones, or the estimate reads too high.
        var hash = (port + 1) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        var bit = (int)((hash ^ (hash >> 16)) & 63);
        if (bit < 32)
            _sketchLow |= 1u << bit;
        else
            _sketchHigh |= 1u << (bit - 32);

        ref var place = ref FindOrInsert(port);
        if (!Unsafe.IsNullRef(ref place) && place.Records != ushort.MaxValue)
            place.Records++;
    }

    private ref PortCount FindOrInsert(ushort port)
    {
        ref var a = ref Unsafe.AsRef(ref _a);
        ref var b = ref Unsafe.AsRef(ref _b);
        ref var c = ref Unsafe.AsRef(ref _c);
        if (a.Records == 0 || port < a.Port)
        {
            (c, b) = (b, a);
            a = new PortCount { Port = port };
            return ref a;
        }

        if (port == a.Port)
            return ref a;
        if (b.Records == 0 || port < b.Port)
        {
            c = b;
            b = new PortCount { Port = port };
            return ref b;
        }

        if (port == b.Port)
            return ref b;
        if (c.Records == 0 || port < c.Port)
            c = new PortCount { Port = port };
        else if (port != c.Port)
            return ref Unsafe.NullRef<PortCount>();
        return ref c;
    }
}
