using FlowKafka.Detection.Knowledge;
using Xunit;
using static FlowKafka.Detection.Tests.Knowledge.Lists;

namespace FlowKafka.Detection.Tests.Knowledge;

public sealed class AttributionTests
{
    private static KnownLists Known { get; } = KnownLists.Of(
    [
        .. BuiltInLists.All,
        Of("pools", ListKind.Pool, "value,label,coin,pool,software", "192.0.2.1:3333,seen in May,ZEC,Flypool,", "192.0.2.2,Big Pool,,,xmrig", "192.0.2.4,,,,"),
        Of("denied", ListKind.Deny, "192.0.2.1:3333", "192.0.2.3 # never"),
    ]);

    [Theory]
    [InlineData("xmr", "192.0.2.1", 3333, "ZEC list, Flypool list, unknown unknown")]
    [InlineData("xmr", "192.0.2.2", 13531, "XMR model, Big Pool list, xmrig list")]
    [InlineData("", "192.0.2.2", 13531, "XMR port, Big Pool list, xmrig list")]
    [InlineData("stratum", "192.0.2.9", 13531, "XMR port, F2Pool port, unknown unknown")]
    [InlineData("btc", "192.0.2.9", 13531, "BTC model, F2Pool port, unknown unknown")]
    [InlineData("", "192.0.2.9", 3333, "unknown unknown, unknown unknown, unknown unknown")]
    [InlineData("", "192.0.2.9", 18081, "XMR port, unknown unknown, monerod port")]
    [InlineData("eth-ethminer", "192.0.2.3", 443, "ETH model, unknown unknown, ethminer model")]
    [InlineData("", "192.0.2.4", 18080, "unknown unknown, unknown unknown, unknown unknown")]
    public void Of_Evidence_TakesTheStrongestOfEach(string model, string server, int port, string expected)
    {
        var (coin, pool, software) = Attribution.Of(model, Known, Ip(server), (ushort)port);

        Assert.Equal(expected, string.Join(", ", ((AttributedName[])[coin, pool, software]).Select(name => $"{name.Name} {name.StrengthName}")));
        Assert.Equal(expected.StartsWith("unknown", StringComparison.Ordinal), !coin.IsKnown);
    }

    [Theory]
    [InlineData("xmr", "XMR", "")]
    [InlineData("xmr-low", "XMR", "")]
    [InlineData("eth", "ETH", "")]
    [InlineData("zec", "ZEC", "")]
    [InlineData("btc", "BTC", "")]
    [InlineData("stratum", "", "")]
    [InlineData("XMR-XMRig-ours", "XMR", "xmrig")]
    [InlineData("ours-t-rex", "", "t-rex")]
    [InlineData("xmrs", "", "")]
    [InlineData("", "", "")]
    public void ModelProfile_Name_SaysCoinAndSoftware(string model, string coin, string software) =>
        Assert.Equal(new ModelProfile(coin, software), ModelProfile.Of(model));

    [Fact]
    public void BuiltInLists_All_NamePortsOnlyAndHaveNoBadLine()
    {
        Assert.Equal(["mining-ports", "node-ports"], BuiltInLists.All.Select(list => list.Name));
        Assert.All(BuiltInLists.All, list =>
        {
            Assert.Equal((0, 0), (list.Tally.Bad, list.Tally.Repeated));
            Assert.All(list.Entries, entry => Assert.True(entry.Network is null && entry.Port != 0 && entry.Label.Length > 0));
        });
        Assert.Equal(["Bitcoin", "Ethereum", "Monero"], ((ushort[])[8333, 30303, 18080]).Select(port => Known.FindPort(port, ListKinds.Nodes)!.Label));
    }
}
