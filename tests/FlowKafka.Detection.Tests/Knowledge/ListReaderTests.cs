using System.Text;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Processor.Tests;
using Xunit;

namespace FlowKafka.Detection.Tests.Knowledge;

public sealed class ListReaderTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", 0)]
    [InlineData("192.0.2.1:1", "192.0.2.1", 1)]
    [InlineData("192.0.2.1:65535", "192.0.2.1", 65535)]
    [InlineData("192.0.2.77/24", "192.0.2.0/24", 0)]
    [InlineData("192.0.2.77/32", "192.0.2.77", 0)]
    [InlineData("192.0.2.0/24:3333", "192.0.2.0/24", 3333)]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", 0)]
    [InlineData("2001:db8::1", "2001:db8::1", 0)]
    [InlineData("2001:db8::1/32", "2001:db8::/32", 0)]
    [InlineData("[2001:db8::1]", "2001:db8::1", 0)]
    [InlineData("[2001:db8::1]:3333", "2001:db8::1", 3333)]
    [InlineData("[2001:db8::/32]:3333", "2001:db8::/32", 3333)]
    [InlineData("::ffff:192.0.2.1/120", "192.0.2.0/24", 0)]
    [InlineData("::", "::", 0)]
    [InlineData(":3333", null, 3333)]
    [InlineData("http://192.0.2.1", "192.0.2.1", 0)]
    [InlineData("https://192.0.2.1:8443/a/b?c", "192.0.2.1", 8443)]
    [InlineData("stratum+tcp://[2001:db8::1]:3333", "2001:db8::1", 3333)]
    [InlineData("192.0.2.1/x.sh", "192.0.2.1", 0)]
    [InlineData("http://192.0.2.1/24", "192.0.2.1", 0)]
    [InlineData("  192.0.2.1\t", "192.0.2.1", 0)]
    public void Read_Value_IsTheNetworkAndPort(string line, string? network, int port)
    {
        var entry = Assert.Single(Lists.Read("l", ListKind.Pool, ListFormat.Plain, line).Entries);

        Assert.Equal((network, port), (entry.Network?.ToString(), entry.Port));
        Assert.Equal(line.Trim(), entry.Text);
    }

    [Theory]
    [InlineData("192.0.2.256")]
    [InlineData("192.0.2.01")]
    [InlineData("192.0.2")]
    [InlineData("192.0.2.1/33")]
    [InlineData("2001:db8::/129")]
    [InlineData("192.0.2.1:0")]
    [InlineData("192.0.2.1:65536")]
    [InlineData(":")]
    [InlineData(":x")]
    [InlineData("[192.0.2.1]:80")]
    [InlineData("[2001:db8::1]80")]
    [InlineData("192.0.2.1 192.0.2.2")]
    [InlineData("word")]
    [InlineData("http://")]
    [InlineData("10.0.0.0/8 -> *")]
    public void Read_BadLine_IsCountedAndNamedAndStopsNoOther(string line)
    {
        var list = Lists.Read("l", ListKind.Pool, ListFormat.Plain, "192.0.2.9", line);

        Assert.Equal(new ListTally(1, 0, 0, 0, 0, 1), list.Tally);
        Assert.StartsWith($"f.txt:2: '{line}' ", Assert.Single(list.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pool.example.com", ListLineFate.DomainName)]
    [InlineData("pool.example.com:3333", ListLineFate.DomainName)]
    [InlineData("*.example.com", ListLineFate.DomainName)]
    [InlineData("9-9-9.a", ListLineFate.DomainName)]
    [InlineData("stratum+tcp://pool.example.com:3333", ListLineFate.DomainName)]
    [InlineData("example.com/x", ListLineFate.Path)]
    [InlineData("/bins/x.sh", ListLineFate.Path)]
    public void Read_Name_IsCountedAndNoFault(string line, ListLineFate fate)
    {
        var list = Lists.Read("l", ListKind.Pool, ListFormat.Plain, "192.0.2.9", line);

        Assert.Equal(fate == ListLineFate.Path ? new ListTally(1, 0, 0, 0, 1, 0) : new ListTally(1, 0, 0, 1, 0, 0), list.Tally);
        Assert.Empty(list.Faults);
    }

    [Fact]
    public void Read_CommentBehindAValue_IsItsLabel()
    {
        var list = Lists.Of("l", ListKind.Pool, "# about", "", "192.0.2.1:3333 # our pool", "192.0.2.1:3333", "192.0.2.2");

        Assert.Equal(["our pool", ""], list.Entries.Select(e => e.Label));
        Assert.Equal(new ListTally(2, 2, 1, 0, 0, 0), list.Tally);
    }

    [Fact]
    public void Read_Csv_TakesKnownColumnsInAnyOrder()
    {
        var list = Lists.Of(
            "l", ListKind.Pool, "# made by hand", "Software,VALUE,seen,port,label,coin,pool,kind", "xmrig,192.0.2.1,2026,3333,\"a, \"\"b\"\"\",XMR,P,",
            ",203.0.113.0/24,,,,,,deny", ",,,4444,p,,,", ",pool.example.com,,,,,,", ",192.0.2.2", ",192.0.2.2:80,,81", ",192.0.2.3,\"open", ",,,,,,,", ",192.0.2.4,,,,,,nodes");

        Assert.Equal(
            ["192.0.2.1 192.0.2.1 3333 a, \"b\" XMR P xmrig ", "203.0.113.0/24 203.0.113.0/24 0     Deny", ":4444  4444 p    ", "192.0.2.2 192.0.2.2 0     "],
            list.Entries.Select(e => $"{e.Text} {e.Network} {e.Port} {e.Label} {e.Coin} {e.Pool} {e.Software} {e.Kind}"));
        Assert.Equal(new ListTally(4, 2, 0, 1, 0, 4), list.Tally);
        Assert.Equal(["f.txt:8", "f.txt:9", "f.txt:10", "f.txt:11"], list.Faults.Select(f => f[..f.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Read_AllowedClients_AreNetworksBeforeAnArrow()
    {
        var list = Lists.Of("l", ListKind.Allow, "10.1.0.0/16 -> 203.0.113.7:443", "10.1.2.3->*", "* -> :22", "* -> *", "x -> *", "192.0.2.1");

        Assert.Equal(
            ["10.1.0.0/16>203.0.113.7:443", "10.1.2.3>:0", ">:22", ">192.0.2.1:0"],
            list.Entries.Select(e => $"{e.Client}>{e.Network}:{e.Port}"));
        Assert.Equal(2, list.Tally.Bad);
    }

    [Fact]
    public void Read_HeaderLines_GiveVersionAndMoment()
    {
        var list = Lists.Of("l", ListKind.Pool, "# Version: 2026-11", "#effective-from:2026-11-20T10:00:00Z", "192.0.2.1");

        Assert.Equal(("2026-11", 1_795_168_800_000L), (list.Version, list.EffectiveFrom));
    }

    [Fact]
    public void Read_NoHeaderLines_VersionIsTheHashOfTheContent()
    {
        var list = Lists.Of("l", ListKind.Pool, "192.0.2.1");

        // printf 192.0.2.1 | sha256sum
        Assert.Equal(("37fcff24bf62", null), (list.Version, list.EffectiveFrom));
    }

    [Theory]
    [InlineData(ListFormat.Auto, "f.txt:1: effective-from must be said once, as an ISO 8601 moment, as 2026-02-01T00:00:00Z; without an offset it is UTC.", "# effective-from: soon", "192.0.2.1")]
    [InlineData(ListFormat.Auto, "f.txt:2: version must be said once, in 1 to 64 characters without spaces.", "# version: 1", "# version: 2", "192.0.2.1")]
    [InlineData(ListFormat.Csv, "f.txt:1: the header has no column 'value'.", "192.0.2.1")]
    [InlineData(ListFormat.Auto, "f.txt has no usable line; the first fault is f.txt:2: 'rubbish' is no address, network or port.", "#", "rubbish", "more")]
    [InlineData(ListFormat.Auto, "f.txt names no address, network or port, but 1 domain names and 1 paths, which flow logs do not show.", "example.com", "/x")]
    [InlineData(ListFormat.Auto, "f.txt is empty.", "")]
    public void Read_NothingToUse_IsOneLine(ListFormat format, string expected, params string[] lines) =>
        Assert.Equal(expected, Assert.Throws<KnowledgeFormatException>(() => Lists.Read("l", ListKind.Pool, format, lines)).Message);

    [Fact]
    public void Read_CommentsAlone_IsAListWithoutEntries() => Assert.Empty(Lists.Of("l", ListKind.Allow, "# nothing yet").Entries);

    [Fact]
    public void Read_MomentBehindTheFirstEntry_IsABadLine()
    {
        var list = Lists.Of("l", ListKind.Pool, "192.0.2.1", "# effective-from: 2026-11-20T10:00:00Z", "# version: 2");

        Assert.Equal(new ListTally(1, 1, 0, 0, 0, 1), list.Tally);
        Assert.Null(list.EffectiveFrom);
    }

    [Fact]
    public void Read_MarkOfByteOrderAndCarriageReturns_DoNotMatter()
    {
        var list = ListReader.Read("l", ListKind.Pool, ListFormat.Auto, "f", [0xEF, 0xBB, 0xBF, .. "192.0.2.1\r\n192.0.2.2\r\n"u8]);

        Assert.Equal(["192.0.2.1", "192.0.2.2"], list.Entries.Select(e => e.Text));
    }

    [Theory]
    [InlineData("maltrail-crypto_mining.txt", 735, 5, 445, 0)]
    [InlineData("maltrail-elf_coinminer.txt", 754, 3, 131, 204)]
    [InlineData("maltrail-elf_h2miner.txt", 112, 7, 31, 8)]
    [InlineData("maltrail-generic_miner.txt", 307, 0, 341, 45)]
    [InlineData("maltrail-lemonduck_miner.txt", 7, 0, 86, 6)]
    [InlineData("maltrail-mykings_miner.txt", 40, 24, 120, 12)]
    [InlineData("maltrail-redtail_miner.txt", 451, 3, 5, 0)]
    public void Read_RealThreatList_AccountsForEveryLine(string file, int entries, int repeated, int names, int paths)
    {
        if (!RepositoryFolder.TryFindSamples("threat-lists", out var folder))
            return;
        var content = File.ReadAllBytes(Path.Combine(folder, file));
        foreach (var format in (ListFormat[])[ListFormat.Auto, ListFormat.Maltrail])
        {
            var tally = ListReader.Read("maltrail", ListKind.Pool, format, file, content).Tally;

            Assert.Equal((entries, repeated, names, paths, 0), (tally.Entries, tally.Repeated, tally.DomainNames, tally.Paths, tally.Bad));
            Assert.Equal(content.Count(b => b == '\n'), tally.Lines);
        }
    }

    [Fact]
    public void Read_AnyLines_AreAllAccountedFor()
    {
        string[] pieces =
        [
            "192.0.2.1", "10.0.0.0/8", "2001:db8::1", "[", "]", ":", "3333", "/", "->", " # ", "#", ",", "\"", "example.com", "*", "\0", "\u00e9", "http://", "-",
            ".", "\uFFFF", "\t", " ", "99999", "value,label", "::", "%", "\ud800",
        ];
        var random = new Random(100_000);
        for (var round = 0; round < 1_000; round++)
        {
            var lines = Enumerable.Range(0, 100).Select(_ => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => pieces[random.Next(pieces.Length)])));
            var text = "192.0.2.200\n" + string.Join('\n', lines) + "\n";
            var kind = round % 2 == 0 ? ListKind.Pool : ListKind.Allow;
            foreach (var (format, begin) in ((ListFormat, string)[])[(ListFormat.Plain, ""), (ListFormat.Maltrail, ""), (ListFormat.Csv, "value,client,label\n")])
            {
                var list = ListReader.Read("l", kind, format, "f", Encoding.UTF8.GetBytes(begin + text));

                Assert.Equal(101 + (begin.Length > 0 ? 1 : 0), list.Tally.Lines);
                Assert.Equal(list.Entries.Length, list.Tally.Entries);
                Assert.Equal(Math.Min(5, list.Tally.Bad), list.Faults.Length);
                Assert.DoesNotContain(list.Faults, fault => fault.Any(char.IsControl));
            }
        }
    }
}
