using FlowKafka.Detection.Knowledge;
using FlowKafka.Flows;
using Xunit;
using static FlowKafka.Detection.Tests.Knowledge.Lists;

namespace FlowKafka.Detection.Tests.Knowledge;

public sealed class KnownListsTests
{
    private static KnownLists All { get; } = KnownLists.Of(
    [
        Of("pools", ListKind.Pool, "203.0.113.0/24:3333", "203.0.113.7", "203.0.113.8:4444", ":5555", "2001:db8::/32"),
        Of("miners", ListKind.Miner, "203.0.113.8:4444", "203.0.113.0/25", "203.0.113.0/24"),
        Of("denied", ListKind.Deny, "203.0.0.0/16", ":6666", "198.51.100.0/24"),
        Of("btc", ListKind.BitcoinNode, "203.0.113.7", "203.0.113.9", ":8333"),
    ]);

    [Theory]
    [InlineData("203.0.113.7", 3333, "pools 203.0.113.0/24:3333")]
    [InlineData("203.0.113.7", 443, "pools 203.0.113.7")]
    [InlineData("203.0.113.7", 0, "pools 203.0.113.7")]
    [InlineData("203.0.113.8", 4444, "pools 203.0.113.8:4444")]
    [InlineData("203.0.113.9", 443, "btc 203.0.113.9")]
    [InlineData("203.0.113.127", 443, "miners 203.0.113.0/25")]
    [InlineData("203.0.113.128", 443, "miners 203.0.113.0/24")]
    [InlineData("203.0.112.255", 443, "denied 203.0.0.0/16")]
    [InlineData("203.1.0.0", 443, "")]
    [InlineData("203.1.0.0", 6666, "denied :6666")]
    [InlineData("203.1.0.0", 5555, "")]
    [InlineData("2001:db8:ffff::1", 1, "pools 2001:db8::/32")]
    [InlineData("2001:db9::", 1, "")]
    public void Find_Address_GivesThePortBeforeTheAddressBeforeTheNetwork(string address, int port, string expected)
    {
        var hit = All.Find(Ip(address), (ushort)port);

        Assert.Equal(expected, hit is null ? "" : $"{hit.List} {hit.Entry}");
    }

    [Fact]
    public void Find_EqualEntries_DenyPoolMinerNodesInThisOrder()
    {
        ListKind[] kinds = [ListKind.OtherNode, ListKind.Miner, ListKind.Pool, ListKind.Deny];
        for (var count = 1; count <= kinds.Length; count++)
        {
            var lists = KnownLists.Of(kinds.Take(count).Select(kind => Of($"z{9 - (int)kind}", kind, "192.0.2.1")));

            Assert.Equal(kinds[count - 1], lists.Find(Ip("192.0.2.1"), 1)!.Kind);
        }
    }

    [Fact]
    public void Find_Kinds_LeavesTheOthersOut()
    {
        Assert.Equal("203.0.113.0/25", All.Find(Ip("203.0.113.7"), 3333, ListKinds.Miner)!.Entry);
        Assert.Equal("203.0.113.7", All.Find(Ip("203.0.113.7"), 3333, ListKinds.Nodes)!.Entry);
        Assert.Null(All.Find(Ip("203.0.112.0"), 3333, ListKinds.Pool));
    }

    [Fact]
    public void FindPort_Port_IsAHintOfItsKind()
    {
        Assert.Equal(":5555", All.FindPort(5555, ListKinds.Pool)!.Entry);
        Assert.Null(All.FindPort(5555, ListKinds.Nodes));
        Assert.Equal(ListKind.BitcoinNode, All.FindPort(8333, ListKinds.Nodes)!.Kind);
        Assert.Null(All.FindPort(8334, ListKinds.Found));
        Assert.Null(All.FindPort(0, ListKinds.Found));
    }

    [Theory]
    [InlineData("10.1.2.3", "203.0.113.7", 443, "10.1.0.0/16 -> 203.0.113.7:443")]
    [InlineData("10.2.2.3", "203.0.113.7", 443, "203.0.113.0/24")]
    [InlineData("10.1.2.3", "203.0.113.7", 444, "203.0.113.0/24")]
    [InlineData("10.1.2.3", "198.51.100.1", 444, "")]
    [InlineData("10.1.2.4", "198.51.100.1", 444, "10.1.2.4 -> *")]
    [InlineData("10.1.2.3", "198.51.100.1", 22, ":22")]
    [InlineData("10.1.2.4", "198.51.100.1", 22, "10.1.2.4 -> :22")]
    [InlineData("10.1.2.4", "2001:db8::1", 23, "10.1.2.4 -> *")]
    public void Allowed_ClientServerAndPort_MustAllFit(string client, string server, int port, string expected)
    {
        var lists = KnownLists.Of([Of("ours", ListKind.Allow, "10.1.0.0/16 -> 203.0.113.7:443", "203.0.113.0/24", "10.1.2.4 -> *", ":22", "10.1.2.4 -> :22")]);

        Assert.Equal(expected, lists.Allowed(Ip(client), Ip(server), (ushort)port)?.Entry ?? "");
        Assert.Null(lists.Find(Ip(server), (ushort)port));
    }

    [Fact]
    public void Empty_AnyQuestion_HasNoAnswer()
    {
        Assert.Null(KnownLists.Empty.Find(Ip("192.0.2.1"), 3333));
        Assert.Null(KnownLists.Empty.Allowed(Ip("192.0.2.1"), Ip("192.0.2.2"), 1));
    }

    [Fact]
    public void Caption_Label_IsInIt()
    {
        var lists = KnownLists.Of([Of("pools", ListKind.Pool, "# version: 7", "192.0.2.1 # Big Pool", "192.0.2.2")]);

        Assert.Equal("pools@7: Big Pool", lists.Find(Ip("192.0.2.1"), 1)!.Caption);
        Assert.Equal("pools@7", lists.Find(Ip("192.0.2.2"), 1)!.Caption);
    }

    // Against a search through all entries, on few bits so that networks lie in each other.
    [Fact]
    public void Find_RandomLists_AgreesWithASearchThroughAll()
    {
        var random = new Random(4);
        ListKind[] kinds = [ListKind.Pool, ListKind.Miner, ListKind.Deny, ListKind.EthereumNode];
        var found = 0;
        for (var round = 0; round < 200; round++)
        {
            var lists = kinds.Select((kind, i) => Of($"l{i}", kind, [.. Enumerable.Range(0, 30).Select(_ => RandomLine(random))])).ToArray();
            var known = KnownLists.Of(lists.Reverse());
            for (var i = 0; i < 200; i++)
            {
                var (address, port, kind) = (RandomAddress(random), (ushort)random.Next(3), (ListKinds)random.Next(1, 64));
                var expected = Naive(lists, address, port, kind);

                Assert.Equal(expected, known.Find(address, port, kind) is { } hit ? $"{hit.List} {hit.Entry}" : null);
                found += expected is null ? 0 : 1;
            }
        }

        Assert.InRange(found, 4_000, 39_000);
    }

    private static string? Naive(KnownList[] lists, IpAddress address, ushort port, ListKinds kinds) => (
        from list in lists
        where ((1 << (int)list.Kind) & (int)kinds) != 0
        from entry in list.Entries
        where entry.Port == 0 || entry.Port == port
        where entry.Network is { } network ? Covers(network, address) : list.Kind == ListKind.Deny
        orderby entry.Network is null, entry.Port != 0 descending, entry.Network?.Length descending,
            list.Kind == ListKind.Deny ? 0 : list.Kind == ListKind.Pool ? 1 : list.Kind == ListKind.Miner ? 2 : 3
        select $"{list.Name} {entry.Text}").FirstOrDefault();

    private static bool Covers(IpNetwork network, IpAddress address)
    {
        var (first, at) = (new UInt128(network.First.High, network.First.Low), new UInt128(address.High, address.Low));
        return network.First.IsV4 == address.IsV4 && (network.Length == 0 || (first ^ at) >> (128 - network.Length) == 0);
    }

    private static IpAddress RandomAddress(Random random) =>
        random.Next(2) == 0 ? IpAddress.FromV4(0xC0000200 + (uint)random.Next(16)) : new(0x20010DB800000000 + (ulong)random.Next(4), (ulong)random.Next(4) << 62);

    private static string RandomLine(Random random)
    {
        var address = RandomAddress(random);
        var length = address.IsV4 ? random.Next(2) == 0 ? 32 : random.Next(24, 33) : random.Next(2) == 0 ? 128 : random.Next(62, 67);
        var port = random.Next(3);
        if (random.Next(20) == 0)
            return $":{port + 1}";
        var network = $"{address}/{length}";
        return port == 0 ? network : address.IsV4 ? $"{network}:{port}" : $"[{network}]:{port}";
    }
}
