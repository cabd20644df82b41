using BenchmarkDotNet.Attributes;

using FlowKafka.Flows;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Benchmarks;

/// <summary>Packs of flow records, in time a record: 4,000 pairs, 200 reporters of 10 accounts.</summary>
[MemoryDiagnoser]
public class AvroBenchmarks
{
    private const int Records = 1000;

    private readonly SymbolTable _symbols = new();
    private readonly FlowPackBuilder _builder = new(1 << 16);
    private readonly FlowRecord[] _records = new FlowRecord[Records];
    private byte[] _pack = [];
    private FlowRecord[] _into = new FlowRecord[Records];

    /// <summary>Makes the records.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (var i = 0; i < Records; i++)
        {
            var start = 1_700_000_000_000 + (random.Next(600) * 1000);
            var reporter = random.Next(200);
            _records[i] = new FlowRecord
            {
                HasIdentity = true,
                Identity = new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64()),
                Source = IpAddress.FromV4(0x0A000000u | (uint)random.Next(4000)),
                Destination = IpAddress.FromV4((uint)random.NextInt64(1L << 32)),
                Start = start,
                End = start + 60_000,
                Packets = random.Next(1, 200),
                Bytes = random.Next(40, 100_000),
                Tenant = _symbols.Intern($"{reporter % 10:D12}"),
                Reporter = _symbols.Intern($"{reporter % 10:D12}/eni-{reporter:x17}"),
                SourcePort = (ushort)random.Next(1024, 65536),
                DestinationPort = 443,
                Protocol = 6,
                TcpFlags = 18,
                Direction = FlowDirection.Egress,
            };
        }

        _pack = Pack();
    }

    /// <summary>Records into a message.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public byte[] Pack()
    {
        for (var i = 0; i < Records; i++)
            _builder.Add(_records[i], _symbols);
        return _builder.Finish();
    }

    /// <summary>A message into records.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int Unpack() => FlowPackReader.Decode(_pack, _symbols, ref _into);
}
