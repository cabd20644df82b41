using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Detection.Tests.RealTraffic;

/// <summary>A flow-log file as the points of its windows, in order, with every address replaced at random.</summary>
internal sealed class LogWindows(int seed) : IFlowSink, IWindowSink
{
    private readonly SymbolTable _symbols = new();
    private readonly List<FlowRecord> _records = [];
    private readonly Random _random = new(seed);
    private readonly Dictionary<IpAddress, IpAddress> _replaced = [];
    private readonly List<WindowPoint> _points = [];

    public static IReadOnlyList<WindowPoint> Of(string file, int seed)
    {
        var log = new LogWindows(seed);
        using var reader = new FlowLogReader(File.OpenRead(file), new FlowLogDecoder(log._symbols));
        while (reader.ReadNext(log))
        {
        }

        var windows = new WindowTask(new(), TimeSpan.FromMinutes(25), log._symbols);
        windows.Add([.. log._records], offset: 0);
        windows.Apply(new([new("file", 1)], [new("file", 0, 0, Idle: true)]), offset: 0);
        while (windows.TryCloseNext(log))
        {
        }

        return log._points;
    }

    public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        if (record.Protocol == 6)
            _records.Add(record with { Source = Replace(record.Source), Destination = Replace(record.Destination) });
    }

    public void Skip(SkipReason reason, RecordPlace place)
    {
    }

    public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw) => throw new InvalidDataException($"{reason}");

    public void Lost(in LostInterval interval, RecordPlace place)
    {
    }

    public void Emit(in WindowPoint point) => _points.Add(point);

    /// <summary>A private address becomes another private one, a public one another public one: whose network it is stays.</summary>
    private IpAddress Replace(IpAddress address)
    {
        if (_replaced.TryGetValue(address, out var other))
            return other;
        do
        {
            other = OwnNetworks.Private.Contains(address)
                ? IpAddress.FromV4(0x0A00_0000u | (uint)_random.Next(1 << 24))
                : IpAddress.FromV4((uint)_random.NextInt64(0x0100_0000, 0xDF00_0000));
        }
        while (OwnNetworks.Private.Contains(address) != OwnNetworks.Private.Contains(other) || _replaced.ContainsValue(other));
        return _replaced[address] = other;
    }
}
