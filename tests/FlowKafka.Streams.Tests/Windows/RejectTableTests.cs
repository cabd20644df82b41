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
        var table = new RejectTable(10);
        table.Add(Key(1), 5, Side.Lower);
        table.Add(Key(1), 5, Side.Lower);
        table.Add(Key(1), 5, Side.Higher);

        Assert.Equal((2, 1), table.Of(Key(1)));
        Assert.Equal((0, 0), table.Of(Key(2)));
    }

    private static RejectTable Filled(IEnumerable<int> pairs)
    {
        var table = new RejectTable(100);
        foreach (var pair in pairs)
            table.Add(Key(pair), (ulong)pair * 0x9E3779B97F4A7C15, Side.Lower);
        table.Prune();
        return table;
    }

    private static string Kept(RejectTable table) =>
        string.Join(",", table.Keys.Select(k => k.Higher.Low & 0xFFFF).Order());

    private static PairKey Key(int number) => new(IpAddress.FromV4(1), IpAddress.FromV4((uint)number + 2), 0, 6);
}
