using System.Buffers;
using System.Globalization;
using System.Text;
using FlowKafka.Flows;
using Xunit;

namespace FlowKafka.Simulation.Tests;

public sealed class SimulatedLineTests
{
    private static readonly DateTimeOffset Morning = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly SimulationOptions Options =
        new()
        {
            Seed = 13,
            Hosts = 60,
            Miners = 4,
            Hours = 6,
            LostWindows = 0.02,
            Accounts = 2,
            Aggregation = SimulatedAggregation.Mixed,
            StartTime = Morning,
        };

    [Fact]
    public void WriteTo_Records_GivesTheFourteenColumnsOfV2()
    {
        Assert.Equal(14, Encoding.ASCII.GetString(SimulatedLine.Header).Split(' ').Length);
        foreach (var line in new NetworkSimulator(Options with { Hours = 1 }).Lines())
        {
            var columns = Text(line).TrimEnd('\n').Split(' ');
            var status = line.Status switch { SimulatedStatus.Ok => "OK", SimulatedStatus.NoData => "NODATA", _ => "SKIPDATA" };
            Assert.Equal(14, columns.Length);
            Assert.Equal(("2", line.Account, line.InterfaceId), (columns[0], columns[1], columns[2]));
            Assert.Equal((line.Start.ToString(), line.End.ToString(), status), (columns[10], columns[11], columns[13]));
            if (line.Status != SimulatedStatus.Ok)
            {
                Assert.All(columns[3..10], column => Assert.Equal("-", column));
                Assert.Equal("-", columns[12]);
                continue;
            }

            Assert.Equal(line.Source, IpAddress.Parse(columns[3]));
            Assert.Equal(line.Destination, IpAddress.Parse(columns[4]));
            long[] numbers = [line.SourcePort, line.DestinationPort, line.Protocol, line.Packets, line.Bytes];
            Assert.Equal(numbers, columns[5..10].Select(c => long.Parse(c, CultureInfo.InvariantCulture)));
            Assert.Equal(line.Action == FlowAction.Reject ? "REJECT" : "ACCEPT", columns[12]);
        }
    }

    [Fact]
    public void TryGetRecord_Records_GivesWhatTheLineSays()
    {
        var symbols = new SymbolTable();
        var identities = new HashSet<UInt128>();
        foreach (var line in new NetworkSimulator(Options with { Hours = 1, Duplicates = 0.02 }).Lines())
        {
            Assert.Equal(line.Status == SimulatedStatus.Ok, line.TryGetRecord(symbols, out var record));
            if (line.Status != SimulatedStatus.Ok)
                continue;
            Assert.Equal((line.Source, line.Destination, line.Bytes), (record.Source, record.Destination, record.Bytes));
            Assert.Equal((line.Start * 1000, line.End * 1000, (long)line.Packets), (record.Start, record.End, record.Packets));
            Assert.Equal($"{line.Account}/{line.InterfaceId}", symbols[record.Reporter]);
            Assert.Equal(line.Account, symbols[record.Tenant]);
            Assert.True(record.HasIdentity);
            Assert.Equal(!line.IsDuplicate, identities.Add(record.Identity));
        }
    }

    [Fact]
    public void Lines_OfEveryProtocol_HavePossiblePacketSizes()
    {
        var protocols = new HashSet<byte>();
        foreach (var line in new NetworkSimulator(Options).Lines())
        {
            if (line.Status != SimulatedStatus.Ok)
                continue;
            protocols.Add(line.Protocol);
            var least = (line.Protocol == 6 ? 40L : 28L) + (line.Source.IsV4 ? 0 : 20);
            Assert.InRange(line.Bytes, line.Packets * least, line.Packets * 1_500L);
            Assert.InRange(line.Packets, 1, int.MaxValue);
        }

        Assert.Equal<byte>([1, 6, 17], protocols.Order().ToArray());
    }

    [Fact]
    public void Lines_OfANetwork_HoldRejectsOfBothDirectionsAndRowsAboutMissingData()
    {
        var lines = new NetworkSimulator(Options).Lines().Where(l => !l.IsDuplicate).ToArray();
        var own = lines.Where(l => l.Source.IsV4 && l.Source.ToString().StartsWith("10.", StringComparison.Ordinal)).ToArray();
        var outbound = own.Count(l => l.Action == FlowAction.Reject);
        Assert.InRange(outbound, 50, 5_000);
        Assert.True(lines.Count(l => l.Action == FlowAction.Reject) - outbound > 100);
        // Machines that have nothing to say are many where only miners speak.
        Assert.Contains(new NetworkSimulator(Options with { OrdinaryTraffic = false }).Lines(), l => l.Status == SimulatedStatus.NoData);
        // 60 interfaces with 36 or 360 windows each, most of them with traffic, 2 % of these lost.
        Assert.InRange(lines.Count(l => l.Status == SimulatedStatus.SkipData), 80, 260);
        Assert.Contains(lines, l => !l.Source.IsV4 && l.Status == SimulatedStatus.Ok);
    }

    [Fact]
    public void Lines_InsideTheNetwork_AreReportedByBothEndsAlike()
    {
        var reports = new Dictionary<(IpAddress, IpAddress), Dictionary<string, long>>();
        foreach (var line in new NetworkSimulator(Options with { LostWindows = 0, Duplicates = 0 }).Lines())
        {
            if (line.Status != SimulatedStatus.Ok)
                continue;
            var key = (line.Source, line.Destination);
            if (!reports.TryGetValue(key, out var report))
                reports.Add(key, report = []);
            report[line.InterfaceId] = report.GetValueOrDefault(line.InterfaceId) + line.Bytes;
        }

        var inside = reports.Where(r => IsPrivate(r.Key.Item1) && IsPrivate(r.Key.Item2)).ToArray();
        Assert.True(inside.Length >= 20);
        foreach (var (_, report) in inside)
        {
            Assert.Equal(2, report.Count);
            Assert.Single(report.Values.Distinct());
        }

        Assert.All(reports.Except(inside), r => Assert.Single(r.Value));
    }

    private static bool IsPrivate(IpAddress address) => address.IsV4 && (address.Low >> 24 & 0xFF) == 10;

    private static string Text(in SimulatedLine line)
    {
        var buffer = new ArrayBufferWriter<byte>();
        line.WriteTo(buffer);
        return Encoding.ASCII.GetString(buffer.WrittenSpan);
    }
}
