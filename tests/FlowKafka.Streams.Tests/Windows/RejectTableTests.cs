using FlowKafka.Flows;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Streams.Tests.Windows;

public class RejectTableTests
{
    [Fact]
    public void Add_MorePairsThanTheCapacity_KeepsTheLowestHashesInAnyOrder()
    {
        var ascending = Filled(Enumerable.Range(0, 1_000));
        var descending = Filled(Enumerable.Range(0, 1_000).Reverse());
        var mixed = Filled(Enumerable.Range(0, 1_000).Select(i => i * 7 % 1_000));

        Assert.Equal(100, ascending.Count);
        Assert.Equal(Kept(ascending), Kept(descending));
        Assert.Equal(Kept(ascending), Kept(mixed));
        Assert.Equal(900, ascending.Dropped);
        Assert.Equal(900, descending.Dropped);
    }

    [Fact]
    public void Of_BothDirections_CountsEach()
    {
        var symbols = new SymbolTable();
        var (later, earlier) = (symbols.Intern("b"), symbols.Intern("a"));
        var table = new RejectTable(10, symbols);
        table.Add(Key(1), 5, Side.Lower, 3333, 0b0001, later);
        table.Add(Key(1), 5, Side.Lower, 3333, 0b0110, earlier);
        table.Add(Key(1), 5, Side.Lower, 22, 0b0010, later);
        table.Add(Key(1), 5, Side.Higher, 80, 0b1000, later);

        var (lower, higher) = (table.Of(Key(1)).Lower, table.Of(Key(1)).Higher);
        Assert.Equal((3, 0b0111ul, earlier, new PortsSeen(2, 3333)), (lower.Records, lower.ActiveMinutes, lower.Reporter, lower.Ports.Seen()));
        Assert.Equal((1, 0b1000ul, later, new PortsSeen(1, 80)), (higher.Records, higher.ActiveMinutes, higher.Reporter, higher.Ports.Seen()));
        Assert.Equal(0, table.Of(Key(2)).Lower.Records);
    }

    private static RejectTable Filled(IEnumerable<int> pairs)
    {
        var table = new RejectTable(100, new SymbolTable());
        foreach (var pair in pairs)
            table.Add(Key(pair), (ulong)pair * 0x9E3779B97F4A7C15, Side.Lower, 23, 1, 0);
        table.Prune();
        return table;
    }

    private static string Kept(RejectTable table) =>
        string.Join(",", table.Keys.Select(k => k.Higher.Low & 0xFFFF).Order());

    private static PairKey Key(int number) => new(IpAddress.FromV4(1), IpAddress.FromV4((uint)number + 2), 0, 6);
}
