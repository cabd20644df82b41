using FlowKafka.Flows;

namespace FlowKafka.Benchmarks;

/// <summary>Records of many pairs within one window, in random order.</summary>
internal static class WindowTraffic
{
    public static FlowRecord[] Make(SymbolTable symbols, int pairs, int count)
    {
        var tenant = symbols.Intern("111122223333");
        var reporters = Enumerable.Range(0, 1_000).Select(i => symbols.Intern($"111122223333/eni-{i:x8}")).ToArray();
        var records = new FlowRecord[count];
        var random = new Random(1);
        for (var i = 0; i < count; i++)
        {
            var pair = random.Next(pairs);
            var client = IpAddress.FromV4(0x0A00_0000u + (uint)(pair % 50_000));
            var server = IpAddress.FromV4(0xC633_0000u + (uint)pair);
            var isAnswer = random.Next(2) == 0;
            var second = pair % 10 == 0 && random.Next(2) == 0 ? 500 : 0;
            var start = random.Next(540) * 1_000L;
            records[i] = new FlowRecord
            {
                Source = isAnswer ? server : client,
                Destination = isAnswer ? client : server,
                SourcePort = isAnswer ? (ushort)443 : (ushort)(40_000 + (pair % 20_000)),
                DestinationPort = isAnswer ? (ushort)(40_000 + (pair % 20_000)) : (ushort)443,
                Start = start,
                End = start + 59_000,
                Packets = 7,
                Bytes = 900,
                Tenant = tenant,
                Reporter = reporters[(pair % 500) + second],
                Protocol = 6,
                HasIdentity = true,
            };
        }

        return records;
    }

    public static void Renew(FlowRecord[] records, ulong round)
    {
        var state = Mix(round) & ~0xFFFF_FFFFUL;
        for (var i = 0; i < records.Length; i++)
        {
            if (i % 100 == 99)
            {
                records[i].Identity = records[i - 1].Identity;
                continue;
            }

            state += 0x9E3779B97F4A7C15;
            records[i].Identity = new UInt128(Mix(state), Mix(state ^ 0xD1342543DE82EF95));
        }
    }

    // SplitMix64's finalizer (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
