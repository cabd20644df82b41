using System.Text;
using FlowKafka.Detection.Knowledge;
using Xunit;
using static FlowKafka.Detection.Tests.Knowledge.Lists;

namespace FlowKafka.Detection.Tests.Knowledge;

public sealed class IdentityTests
{
    private const long Ten = 1_767_607_200_000; // 2026-01-05T10:00:00Z
    private const long Hour = 3_600_000;

    private static IdentityList Read(string name, params string[] lines) =>
        IdentityReader.Read(name, "p.csv", Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    private static string Find(IIdentitySource source, string address, string networkInterface, string account, long moment) =>
        source.Find(Ip(address), networkInterface, account, moment)?.User ?? "";

    [Fact]
    public void Find_Span_HoldsFromItsFirstMomentToBeforeItsLast()
    {
        var book = IdentityBook.Of([Read("dhcp", "address,from,to,user", "10.0.0.1,2026-01-05T10:00:00Z,2026-01-05T11:00:00Z,ann", "10.0.0.1,2026-01-05T11:00:00Z,,bob")]);

        Assert.Equal(["", "ann", "ann", "bob", "bob"], ((long[])[Ten - 1, Ten, Ten + Hour - 1, Ten + Hour, Ten + (9_999 * Hour)]).Select(t => Find(book, "10.0.0.1", "", "", t)));
        Assert.Equal("", Find(book, "10.0.0.2", "", "", Ten));
    }

    [Theory]
    [InlineData("10.1.2.3", "eni-1", "", "both")]
    [InlineData("10.1.2.4", "eni-1", "", "interface")]
    [InlineData("10.1.2.3", "eni-2", "", "address")]
    [InlineData("10.1.2.3", "", "", "address")]
    [InlineData("10.1.2.4", "", "", "small")]
    [InlineData("10.1.3.4", "", "", "large")]
    [InlineData("10.2.3.4", "", "", "")]
    [InlineData("10.3.0.1", "", "111", "account")]
    [InlineData("10.3.0.1", "", "222", "any")]
    [InlineData("10.3.0.1", "", "", "account")]
    [InlineData("10.3.0.2", "", "222", "")]
    [InlineData("2001:db8::1", "", "", "v6")]
    public void Find_SeveralEntries_GivesTheMostSpecific(string address, string networkInterface, string account, string user)
    {
        var book = IdentityBook.Of(
        [
            Read(
                "all", "user,address,interface,account", "large,10.1.0.0/16,,", "small,10.1.2.0/24,,", "address,10.1.2.3,,", "interface,,eni-1,", "both,10.1.2.3,eni-1,",
                "any,10.3.0.1,,", "account,10.3.0.1,,111", "other,10.3.0.2,,111", "v6,2001:db8::/64,,"),
        ]);

        Assert.Equal(user, Find(book, address, networkInterface, account, Ten));
    }

    [Fact]
    public void Find_OverlappingSpans_GivesTheOneThatBeganLast()
    {
        var book = IdentityBook.Of(
        [
            Read("b", "address,from,to,user", "10.0.0.1,,,always", "10.0.0.1,2026-01-05T10:00Z,2026-01-05T12:00Z,long", "10.0.0.1,2026-01-05T10:30Z,2026-01-05T11:00Z,short"),
            Read("a", "address,from,user", "10.0.0.1,2026-01-05T10:00Z,earlier"),
        ]);

        Assert.Equal(
            ["always", "long", "short", "long", "earlier"],
            ((long[])[Ten - 1, Ten, Ten + (Hour / 2), Ten + Hour, Ten + (2 * Hour)]).Select(t => Find(book, "10.0.0.1", "", "", t)));
    }

    [Fact]
    public void Find_RandomSpans_AgreesWithASearchThroughAll()
    {
        var random = new Random(11);
        var lines = Enumerable.Range(0, 200).Select(i =>
        {
            var from = random.Next(1000);
            return $"10.0.0.{random.Next(4)},{Text(from)},{Text(from + 1 + random.Next(100))},{(random.Next(3) == 0 ? "111" : "")},u{i}";
        });
        var list = Read("r", ["address,from,to,account,user", .. lines]);
        var book = IdentityBook.Of([list]);
        for (var i = 0; i < 5_000; i++)
        {
            var (address, account, moment) = (Ip($"10.0.0.{random.Next(4)}"), random.Next(2) == 0 ? "111" : "222", Ten + (random.Next(1_200) * 1_000L));
            var expected = list.Entries.Select((e, at) => (e, at))
                .Where(x => x.e.Network!.Value.Contains(address) && x.e.From <= moment && moment < x.e.To && (x.e.Account.Length == 0 || x.e.Account == account))
                .OrderBy(x => x.e.Account.Length > 0).ThenBy(x => x.e.From).ThenBy(x => x.at).LastOrDefault().e;

            Assert.Equal(expected?.Identity, book.Find(address, "", account, moment));
        }

        static string Text(int seconds) => DateTimeOffset.FromUnixTimeMilliseconds(Ten + (seconds * 1_000L)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
    }

    [Fact]
    public void Read_AllColumns_MakeTheIdentity()
    {
        var list = Read("people", "# version: 3", "# effective-from: 2026-01-05", "Interface,Address,Account,From,To,User,Host,Instance,Note", "eni-1,10.0.0.1,111,,,ann,pc-1,i-1,x");

        Assert.Equal(new Identity("ann", "pc-1", "i-1", "111", "people@3"), Assert.Single(list.Entries).Identity);
        Assert.Equal((1_767_571_200_000, 3, 0), (list.EffectiveFrom, list.Comments, list.BadLines));
    }

    [Fact]
    public void Read_BadLines_AreNamedAndStopNoOther()
    {
        var list = Read("p", "address,from,to,user", "10.0.0.1,,,ann", "10.0.0.300,,,b", ",,,b", "10.0.0.1,soon,,b", "10.0.0.1,2026-01-05,2026-01-05,b", "10.0.0.1,,,", "10.0.0.1,,,b,b", "\"x");

        Assert.Single(list.Entries);
        Assert.Equal((7, 5), (list.BadLines, list.Faults.Length));
        Assert.Equal("p.csv:3: '10.0.0.300,,,b' has an address that is none.", list.Faults[0]);
        Assert.Equal("p.csv:6: '10.0.0.1,2026-01-05,2026-01-05,b' ends before it begins.", list.Faults[3]);
    }

    [Theory]
    [InlineData("p.csv:1: the header must have address or interface, and one of user, host and instance.", "10.0.0.1,ann")]
    [InlineData("p.csv:1: the header must have address or interface, and one of user, host and instance.", "address,from")]
    [InlineData("p.csv has no usable line; the first fault is p.csv:2: 'x,ann' has an address that is none.", "address,user", "x,ann")]
    [InlineData("p.csv is empty.", "")]
    public void Read_NothingToUse_IsOneLine(string expected, params string[] lines) =>
        Assert.Equal(expected, Assert.Throws<KnowledgeFormatException>(() => Read("p", lines)).Message);

    [Fact]
    public void Timeline_VersionThatComesLate_TellsOfLaterMomentsOnly()
    {
        var timeline = new IdentityTimeline();
        timeline.Add(Read("p", "address,user", "10.0.0.1,ann"), long.MinValue);
        Assert.Equal("ann", Find(timeline, "10.0.0.1", "", "", Ten));

        timeline.Add(Read("p", "address,user", "10.0.0.1,bob"), Ten + 1);

        Assert.Equal("ann", Find(timeline, "10.0.0.1", "", "", Ten));
        Assert.Equal("bob", Find(timeline, "10.0.0.1", "", "", Ten + 1));
    }
}
