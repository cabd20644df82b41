using FlowKafka.Flows;

namespace FlowKafka.Kafka.Tests.Serialization;

/// <summary>Records by a seed: both families, with and without an identity, small and extreme numbers.</summary>
internal static class FlowRecords
{
    internal static FlowRecord[] Of(int seed, int count, SymbolTable symbols)
    {
        var random = new Random(seed);
        var records = new FlowRecord[count];
        for (var i = 0; i < count; i++)
            records[i] = One(random, symbols);
        return records;
    }

    private static FlowRecord One(Random random, SymbolTable symbols)
    {
        var start = random.Next(8) == 0 ? 0 : 1_700_000_000_000 + random.Next(1 << 30);
        var hasIdentity = random.Next(4) != 0;
        return new FlowRecord
        {
            HasIdentity = hasIdentity,
            Identity = hasIdentity ? new UInt128((ulong)random.NextInt64(long.MinValue, long.MaxValue), (ulong)random.NextInt64()) : 0,
            Source = Address(random),
            Destination = Address(random),
            Start = start,
            End = start + random.Next(700_000),
            Packets = Amount(random),
            Bytes = Amount(random),
            Tenant = symbols.Intern(random.Next(3) == 0 ? "" : $"{random.Next(5):D12}"),
            Reporter = symbols.Intern($"{random.Next(5):D12}/eni-ü{random.Next(200)}"),
            SourcePort = (ushort)random.Next(65536),
            DestinationPort = (ushort)random.Next(65536),
            Protocol = (byte)random.Next(256),
            TcpFlags = (byte)random.Next(256),
            Direction = (FlowDirection)random.Next(3),
            Action = (FlowAction)random.Next(2),
            IsSampled = random.Next(2) == 0,
        };
    }

    private static IpAddress Address(Random random) => random.Next(3) == 0
        ? new IpAddress(0x2001_0DB8_0000_0000UL | (uint)random.Next(), (ulong)random.NextInt64())
        : IpAddress.FromV4((uint)random.NextInt64(1L << 32));

    private static long Amount(Random random) => random.Next(16) switch
    {
        0 => 0,
        1 => long.MaxValue,
        _ => random.NextInt64(1L << random.Next(1, 40)),
    };
}
