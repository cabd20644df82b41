using System.Text.Json;
using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Knowledge;
using Xunit;

namespace FlowKafka.Detection.Tests.Correlating;

public sealed class EntityTests
{
    private const int Day = 144;
    private const int Ever = 1_000_000;

    private static readonly Identity Ann = new("ann", "", "", "", "dhcp@7");
    private static readonly Identity Bob = new("bob", "", "", "", "dhcp@7");

    private static CorrelationOptions With(KnownPeople people) => new() { Identities = people };

    private static string Total(JsonElement entity) =>
        $"{entity.GetProperty("addresses").GetArrayLength()} addresses, {entity.GetProperty("episodes")} episodes, {entity.GetProperty("mining_seconds")} s, {entity.GetProperty("bytes")} bytes";

    [Fact]
    public void Close_OneUserMinesFromThreeAddressesOver41Days_IsOneEntityWithOneTotal()
    {
        var people = new KnownPeople().Add("10.0.0.1", 0, 20 * Day, Ann).Add("10.0.0.2", 20 * Day, 30 * Day, Ann).Add("10.0.0.3", 30 * Day, Ever, Ann);
        var sightings = new List<Sighting>();
        for (var day = 1; day <= 20; day++)
            sightings.Add(new("a", day * Day) { Client = "10.0.0.1", Bytes = day * 100, IsClosed = day == 20 });
        for (var day = 21; day <= 30; day++)
            sightings.Add(new("b", day * Day) { Client = "10.0.0.2", Since = 20 * Day, Bytes = (day - 20) * 100, IsClosed = day == 30 });
        for (var day = 31; day <= 41; day++)
            sightings.Add(new("c", day * Day) { Client = "10.0.0.3", Since = 30 * Day, Bytes = (day - 30) * 100 });

        var delivered = Delivered.Of(With(people), sightings);

        Assert.Equal($"3 addresses, 3 episodes, {41 * 86_400} s, 4100 bytes", Total(delivered.EntityOf(sightings[^1])));
        Assert.Equal($"2 addresses, 2 episodes, {21 * 86_400} s, 2100 bytes", Total(delivered.EntityOf(sightings[20])));
        Assert.Single(sightings.Select(sighting => delivered.EntityOf(sighting).GetProperty("id").GetString()).Distinct());
    }

    [Fact]
    public void Close_SomebodyIsKnown_IsExactlyThisDocument()
    {
        var people = new KnownPeople().Add("10.0.0.1", 0, Ever, new("ann", "web-1", "i-0abc", "123", "cmdb@3"));
        Assert.Equal(
            """{"event":{"id":"a-6","score":1.50},"network":{"direction":"outbound"},"flowkafka":{"episode":{"id":"a"},"identity":{"version":"cmdb@3"},"campaign":{"id":"9bbbf75c4988dbe1785fe7a7364c481d"},"entity":{"id":"40b626bc4a6c6a9bbf4412be84b4412e","kind":"user","name":"ann","addresses":["10.0.0.1"],"addresses_cut":false,"episodes":1,"start":"2021-02-19T18:00:00.000Z","mining_seconds":3600,"bytes":1000}},"user":{"name":"ann"},"related":{"user":["ann"],"hosts":["web-1"]},"host":{"name":"web-1"},"cloud":{"account":{"id":"123"},"instance":{"id":"i-0abc"}}}""",
            Delivered.Of(With(people), [new("a", 6)], 6)["a-6"]);
    }

    [Fact]
    public void Close_TheDocumentHasAnAccount_KeepsIt()
    {
        var people = new KnownPeople().Add("10.0.0.1", 0, Ever, new("", "web-1", "", "123", ""));
        var (correlator, delivered) = (new Correlator(With(people)), new Delivered());
        correlator.Take(new Sighting("a", 6) { Severity = 21 }.ToEntry() with
        {
            Document = """{"cloud":{"account":{"id":"9"}},"related":{"hosts":["web-1"],"ip":["ü\"\\"]},"n":1.0E+2}"""u8.ToArray(),
        });
        correlator.Close(Sighting.MomentOf(6), delivered);
        Assert.Equal(
            """{"cloud":{"account":{"id":"9"}},"related":{"hosts":["web-1"],"ip":["ü\"\\"]},"n":1.0E+2,"host":{"name":"web-1"}}""",
            delivered.Documents[0].Json);
    }

    [Fact]
    public void Close_NobodyIsKnown_AddsNobody() =>
        Assert.DoesNotContain("\"entity\"", Delivered.Of(With(new()), [new("a", 6)], 6)["a-6"], StringComparison.Ordinal);

    [Fact]
    public void Close_ADetectionThatIsNotFlagged_NamesThePersonAndCountsNothing()
    {
        var people = new KnownPeople().Add("10.0.0.1", 0, Ever, Ann);
        Sighting low = new("a", 6) { Severity = 46 }, medium = new("a", 7) { Severity = 47 };
        var delivered = Delivered.Of(With(people), [low, medium], 7);
        Assert.Contains("\"user\":{\"name\":\"ann\"}", delivered[low.Id], StringComparison.Ordinal);
        Assert.DoesNotContain("\"entity\"", delivered[low.Id], StringComparison.Ordinal);
        Assert.Equal("1 addresses, 1 episodes, 4200 s, 1000 bytes", Total(delivered.EntityOf(medium)));
    }

    [Fact]
    public void Close_ALaterRevision_ReplacesTheEarlierOne()
    {
        var people = new KnownPeople().Add("10.0.0.1", 0, Ever, Ann);
        Sighting one = new("a", 6) { Bytes = 700 }, two = new("a", 9) { Bytes = 900 };
        Assert.Equal("1 addresses, 1 episodes, 5400 s, 900 bytes", Total(Delivered.Of(With(people), [one, two], 9).EntityOf(two)));
    }

    [Fact]
    public void Close_EpisodesOverlap_TheirTimeCountsOnce()
    {
        var people = new KnownPeople().Add("10.0.0.1", 0, Ever, Ann);
        Sighting one = new("a", 6), two = new("b", 9) { Since = 3, Server = "203.0.113.1" };
        Assert.Equal("1 addresses, 2 episodes, 5400 s, 2000 bytes", Total(Delivered.Of(With(people), [one, two], 9).EntityOf(two)));
    }

    [Theory]
    [InlineData(6, "ann")]
    [InlineData(7, "bob")]
    public void Close_AnAddressChangesHands_TheLastMillisecondOfTheWindowDecides(int at, string name)
    {
        var people = new KnownPeople().Add("10.0.0.1", 0, 6, Ann).Add("10.0.0.1", 6, Ever, Bob);
        var sighting = new Sighting("a", at);
        Assert.Equal(name, Delivered.Of(With(people), [sighting]).EntityOf(sighting).GetProperty("name").GetString());
    }

    [Fact]
    public void Close_AnAddressChangesHandsWithinAnEpisode_EachHasItsPart()
    {
        var people = new KnownPeople().Add("10.0.0.1", 0, 6, Ann).Add("10.0.0.1", 6, 9, Bob).Add("10.0.0.1", 9, Ever, Ann);
        Sighting one = new("a", 6) { Bytes = 700 }, two = new("a", 9) { Bytes = 900 }, three = new("a", 11) { Bytes = 950 };
        var delivered = Delivered.Of(With(people), [one, two, three], 11);
        Assert.Equal("1 addresses, 1 episodes, 3600 s, 700 bytes", Total(delivered.EntityOf(one)));
        Assert.Equal("1 addresses, 1 episodes, 1800 s, 200 bytes", Total(delivered.EntityOf(two)));
        Assert.Equal("1 addresses, 1 episodes, 4800 s, 750 bytes", Total(delivered.EntityOf(three)));
    }

    [Theory]
    [InlineData("outbound", "bob")]
    [InlineData("internal", "ann")]
    [InlineData("inbound", "ann")]
    public void Close_AnInterfaceIsKnown_ItCountsOnlyWhereItIsSurelyTheClients(string direction, string name)
    {
        var people = new KnownPeople().Add("10.0.0.1", 0, Ever, Ann).Add("eni-1", 0, Ever, Bob);
        var sighting = new Sighting("a", 6) { Reporter = "123/eni-1", Direction = direction };
        Assert.Equal(name, Delivered.Of(With(people), [sighting]).EntityOf(sighting).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("123/eni-1", true)]
    [InlineData("eni-1", false)]
    public void Close_AReporterHasAnAccount_TheSourceIsToldOfIt(string reporter, bool isKnown)
    {
        var people = new KnownPeople().Add("123:10.0.0.1", 0, Ever, Ann);
        Assert.Equal(isKnown, Delivered.Of(With(people), [new("a", 6) { Reporter = reporter }])["a-6"].Contains("ann", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(90, 2)]
    [InlineData(91, 1)]
    public void Close_SomebodyDidNotMineForLong_TheTotalBeginsAnew(int days, int episodes)
    {
        var people = new KnownPeople().Add("10.0.0.1", 0, Ever, Ann);
        Sighting one = new("a", 1) { IsClosed = true }, two = new("b", (days * Day) + 1) { Since = (days * Day) - 6 };
        Assert.Equal(episodes, Delivered.Of(With(people), [one, two]).EntityOf(two).GetProperty("episodes").GetInt32());
    }

    [Fact]
    public void EntityId_OfHostsOfTwoAccounts_IsNotTheSameAndOfPeopleItIs()
    {
        Assert.NotEqual(EntityId.Of(EntityKind.Host, "1", "web"), EntityId.Of(EntityKind.Host, "2", "web"));
        Assert.Equal(EntityId.Of(EntityKind.User, "1", "ann"), EntityId.Of(EntityKind.User, "2", "ann"));
    }

    [Theory]
    [InlineData("ann", "web", "i-1", "user", "ann")]
    [InlineData("", "web", "i-1", "host", "web")]
    [InlineData("", "", "i-1", "instance", "i-1")]
    public void Close_SeveralNamesAreKnown_TheMostTellingIsTheEntitys(string user, string host, string instance, string kind, string name)
    {
        var people = new KnownPeople().Add("10.0.0.1", 0, Ever, new(user, host, instance, "", ""));
        var sighting = new Sighting("a", 6);
        var entity = Delivered.Of(With(people), [sighting]).EntityOf(sighting);
        Assert.Equal((kind, name), (entity.GetProperty("kind").GetString(), entity.GetProperty("name").GetString()));
    }
}
