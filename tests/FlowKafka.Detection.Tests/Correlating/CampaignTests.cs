using System.Text.Json;
using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Verdicts;
using Xunit;

namespace FlowKafka.Detection.Tests.Correlating;

public sealed class CampaignTests
{
    private const int Day = 144;

    private static readonly CorrelationOptions OnlyServer = new() { ShareNetwork = false, ShareModel = false };
    private static readonly CorrelationOptions OnlyNetwork = new() { ShareServer = false, ShareModel = false };
    private static readonly CorrelationOptions OnlyModel = new() { ShareServer = false, ShareNetwork = false };

    private static bool AreOne(CorrelationOptions options, Sighting one, Sighting other)
    {
        var delivered = Delivered.Of(options, [one, other]);
        return delivered.CampaignOf(one) == delivered.CampaignOf(other);
    }

    [Theory]
    [InlineData(0, 46, false)]
    [InlineData(0, 47, true)]
    public void Close_ADetection_IsInACampaignFromMediumOn(int at, int severity, bool isIn)
    {
        var sighting = new Sighting("a", at) { Severity = severity };
        Assert.Equal(isIn, Delivered.Of(new(), [sighting]).CampaignOf(sighting) is not null);
    }

    [Fact]
    public void Close_ADetectionThatIsNotFlagged_IsDeliveredAsItCame()
    {
        var sighting = new Sighting("a", 0) { Severity = 46 };
        Assert.Equal("""{"event":{"id":"a-0","score":1.50},"network":{"direction":"outbound"},"flowkafka":{"episode":{"id":"a"}}}""", Delivered.Of(new(), [sighting])["a-0"]);
    }

    [Fact]
    public void Close_AFlaggedDetection_NamesItsCampaignBehindAllElse() => Assert.Equal(
        """{"event":{"id":"a-0","score":1.50},"network":{"direction":"outbound"},"flowkafka":{"episode":{"id":"a"},"campaign":{"id":"9bbbf75c4988dbe1785fe7a7364c481d"}}}""",
        Delivered.Of(new(), [new("a", 0)])["a-0"]);

    [Theory]
    [InlineData(Day, true)]
    [InlineData(Day + 1, false)]
    public void Close_TheSameServerLater_IsOneCampaignWithinTheWindow(int at, bool areOne)
    {
        var one = new Sighting("a", 0) { IsClosed = true };
        Assert.Equal(areOne, AreOne(OnlyServer, one, new("b", at) { Client = "10.0.0.2", Since = at }));
    }

    [Theory]
    [InlineData(Day, true)]
    [InlineData(Day + 1, false)]
    public void Close_TheSameNetworkLater_IsOneCampaignWithinTheWindow(int at, bool areOne)
    {
        var one = new Sighting("a", 0) { IsClosed = true };
        Assert.Equal(areOne, AreOne(OnlyNetwork, one, new("b", at) { Server = "198.51.100.255" }));
    }

    [Theory]
    [InlineData(Day, true)]
    [InlineData(Day + 1, false)]
    public void Close_TheSameModelLater_IsOneCampaignWithinTheWindow(int at, bool areOne)
    {
        var one = new Sighting("a", 0) { IsClosed = true, Model = "xmr" };
        Assert.Equal(areOne, AreOne(OnlyModel, one, new("b", at) { Server = "203.0.113.1", Model = "xmr" }));
    }

    [Theory]
    [InlineData("198.51.100.7", 3333, true)]
    [InlineData("198.51.100.7", 3334, false)]
    [InlineData("198.51.100.8", 3333, false)]
    public void Close_WhileOnlyServersCount_AddressAndPortMustBeTheSame(string server, ushort port, bool areOne) =>
        Assert.Equal(areOne, AreOne(OnlyServer, new("a", 0), new("b", 1) { Server = server, Port = port }));

    [Theory]
    [InlineData("198.51.100.7", "198.51.100.255", 3333, true)]
    [InlineData("198.51.100.7", "198.51.101.0", 3333, false)]
    [InlineData("198.51.100.7", "198.51.100.7", 3334, false)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:ffff::1", 3333, true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:1:1::1", 3333, false)]
    public void Close_WhileOnlyNetworksCount_NetworkAndPortMustBeTheSame(string one, string other, ushort port, bool areOne) =>
        Assert.Equal(areOne, AreOne(OnlyNetwork, new("a", 0) { Server = one }, new("b", 1) { Server = other, Port = port }));

    [Fact]
    public void Close_WithoutAPort_ServersCountAndNetworksDoNot()
    {
        var (one, other) = (new Sighting("a", 0) { Port = 0 }, new Sighting("b", 1) { Port = 0 });
        Assert.True(AreOne(OnlyServer, one, other));
        Assert.False(AreOne(OnlyNetwork, one, other));
    }

    [Theory]
    [InlineData("xmr", "xmr", true)]
    [InlineData("xmr", "eth", false)]
    [InlineData("", "", false)]
    public void Close_WhileOnlyModelsCount_TheyMustBeTheSameAndThere(string one, string other, bool areOne) =>
        Assert.Equal(areOne, AreOne(OnlyModel, new("a", 0) { Model = one }, new("b", 1) { Model = other }));

    [Fact]
    public void Close_OtherTenant_IsTheSameCampaignAndAnotherClient()
    {
        var (one, other) = (new Sighting("a", 0) { Tenant = "1" }, new Sighting("b", 1) { Tenant = "2" });
        Assert.True(AreOne(OnlyServer, one, other));
        Assert.Equal(["alert open at 1 of 2"], Delivered.Of(OnlyServer, [one, other], 1).Campaigns());
    }

    [Theory]
    [InlineData(4 * Day, true)]
    [InlineData((4 * Day) + 1, false)]
    public void Close_AnEpisodeThatIsOpen_HoldsItsCampaignUntilNobodyHearsOfIt(int at, bool areOne)
    {
        var options = OnlyServer with { EpisodePatience = TimeSpan.FromDays(4) };
        Assert.Equal(areOne, AreOne(options, new("a", 0), new("b", at) { Client = "10.0.0.2" }));
    }

    [Fact]
    public void Close_LaterRevisions_KeepTheCampaignAndAreNoNewEpisodes()
    {
        Sighting[] sightings = [new("a", 0), new("a", 6), new("b", 7) { Client = "10.0.0.2" }, new("a", 9), new("a", 10) { IsClosed = true }];
        var delivered = Delivered.Of(OnlyServer, sightings, 20);
        Assert.Single(sightings.Select(delivered.CampaignOf).Distinct());
        Assert.Contains("\"clients\":2,\"episodes\":2,", delivered.Documents.Single(d => d.Id.EndsWith("-7", StringComparison.Ordinal) && d.Json.Contains("cryptomining_campaign", StringComparison.Ordinal)).Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Close_OneClientWithTwoEpisodes_TellsOfNoCampaign() =>
        Assert.Empty(Delivered.Of(new(), [new("a", 0), new("b", 1) { Server = "198.51.100.8" }]).Campaigns());

    [Fact]
    public void Close_ClientsJoin_TellsOnceAWindowAndAlarmsAtThreeAndTen()
    {
        var sightings = Enumerable.Range(0, 12).Select(i => new Sighting($"e{i:00}", i < 2 ? 0 : i < 4 ? i : 4 + (i / 8)) { Client = $"10.0.0.{i}" });
        Assert.Equal(
            ["alert open at 0 of 2", "alert growing at 2 of 3", "event growing at 3 of 4", "event growing at 4 of 8", "alert growing at 5 of 12"],
            Delivered.Of(OnlyServer, sightings, 6).Campaigns());
    }

    [Fact]
    public void Close_TimePasses_TellsDailyAndAtTheEnd()
    {
        Sighting[] sightings =
        [
            new("a", 0), new("b", 3) { Client = "10.0.0.2" }, new("a", Day) { IsClosed = true }, new("b", Day) { Client = "10.0.0.2" },
            new("b", Day + 10) { Client = "10.0.0.2", IsClosed = true },
        ];
        Assert.Equal(
            ["alert open at 3 of 2", $"event ongoing at {Day} of 2", $"event ongoing at {2 * Day} of 2", $"event closed at {(2 * Day) + 10} of 2"],
            Delivered.Of(OnlyServer, sightings).Campaigns());
        Assert.DoesNotContain("closed", Delivered.Of(OnlyServer, sightings, (2 * Day) + 9).Campaigns().Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Close_ADetectionBridgesTwoCampaigns_TheOlderSurvivesAndTheYoungerNamesIt()
    {
        Sighting older = new("a", 0), younger = new("b", 1) { Client = "10.0.0.2", Server = "203.0.113.1" };
        var bridge = new Sighting("b", 2) { Client = "10.0.0.2" };
        var delivered = Delivered.Of(OnlyServer, [older, younger, bridge], 2);

        var (survivor, gone) = (delivered.CampaignOf(older), delivered.CampaignOf(younger));
        Assert.NotEqual(survivor, gone);
        Assert.Equal(survivor, delivered.CampaignOf(bridge));
        Assert.Equal(["event merged at 2 of 1", "alert open at 2 of 2"], delivered.Campaigns());
        Assert.Contains($"\"merged_into\":\"{survivor}\"", delivered[$"{gone}-1"], StringComparison.Ordinal);
        Assert.Contains($"\"merged\":[\"{gone}\"]", delivered[$"{survivor}-2"], StringComparison.Ordinal);
        Assert.Contains("\"episodes\":2,", delivered[$"{survivor}-2"], StringComparison.Ordinal);
    }

    [Fact]
    public void Close_CampaignsOfOneMomentMerge_TheLowerIdSurvives()
    {
        Sighting[] sightings =
        [
            new("a", 0), new("b", 0) { Client = "10.0.0.2", Server = "203.0.113.1" }, new("c", 1) { Client = "10.0.0.3" },
            new("c", 2) { Client = "10.0.0.3", Server = "203.0.113.1" },
        ];
        var delivered = Delivered.Of(OnlyServer, sightings, 2);
        string[] ids = [delivered.CampaignOf(sightings[0])!, delivered.CampaignOf(sightings[1])!];
        Assert.Equal(ids.Min(StringComparer.Ordinal), delivered.CampaignOf(sightings[3]));
    }

    [Fact]
    public void Close_AfterAMerge_AllThatTheYoungerHadBelongsToTheOlder()
    {
        Sighting[] sightings =
        [
            new("a", 0), new("b", 1) { Client = "10.0.0.2", Server = "203.0.113.1" }, new("c", 2) { Client = "10.0.0.3", Server = "203.0.113.1" },
            new("b", 3) { Client = "10.0.0.2" },
            new("c", 4) { Client = "10.0.0.3", Server = "203.0.113.1" }, new("d", 5) { Client = "10.0.0.4", Server = "203.0.113.1" },
        ];
        var delivered = Delivered.Of(OnlyServer, sightings, 5);
        var survivor = delivered.CampaignOf(sightings[0]);
        Assert.All(sightings[3..], sighting => Assert.Equal(survivor, delivered.CampaignOf(sighting)));
        Assert.Equal(
            ["alert open at 2 of 2", "event merged at 3 of 2", "alert open at 3 of 3", "event growing at 5 of 4"], delivered.Campaigns());
    }

    [Fact]
    public void Close_ThreeEpisodesChainOverDifferentThings_AreOneCampaign()
    {
        Sighting a = new("a", 0), b = new("b", 1) { Client = "10.0.0.2", Server = "198.51.100.9", Model = "xmr" };
        var c = new Sighting("c", 2) { Client = "10.0.0.3", Server = "203.0.113.1", Port = 443, Model = "xmr" };
        var delivered = Delivered.Of(new(), [a, b, c], 2);
        Assert.Single(new[] { a, b, c }.Select(delivered.CampaignOf).Distinct());
        Assert.Contains("\"shared_by\":[\"network\",\"model\"]", delivered[$"{delivered.CampaignOf(a)}-2"], StringComparison.Ordinal);
    }

    [Fact]
    public void Close_ManyClients_NamesFiftyAndSaysSo()
    {
        var sightings = Enumerable.Range(0, 51).Select(i => new Sighting($"e{i:00}", 0) { Client = $"10.0.0.{i}" });
        var document = JsonDocument.Parse(Delivered.Of(OnlyServer, sightings, 0).Documents[^1].Json).RootElement;
        Assert.Equal(51, document.GetProperty("related").GetProperty("ip").GetArrayLength());
        Assert.Equal(51, document.GetProperty("flowkafka").GetProperty("campaign").GetProperty("clients").GetInt32());
        Assert.Equal("""["clients"]""", document.GetProperty("flowkafka").GetProperty("campaign").GetProperty("cut").GetRawText());
    }

    [Fact]
    public void Close_ACampaignOpens_IsExactlyThisDocument()
    {
        Sighting[] sightings =
        [
            new("a", 6) { Model = "xmr", Severity = 47 },
            new("b", 12) { Client = "10.0.0.2", Server = "198.51.100.9", Model = "xmr", Since = 3, Severity = 99 },
        ];
        Assert.Equal(
            """{"@timestamp":"2021-02-19T20:00:00.000Z","ecs":{"version":"8.17.0"},"event":{"kind":"alert","category":["intrusion_detection","network"],"type":["info"],"action":"cryptomining_campaign","module":"flowkafka","dataset":"flowkafka.detection","id":"9bbbf75c4988dbe1785fe7a7364c481d-6","start":"2021-02-19T18:00:00.000Z","end":"2021-02-19T20:00:00.000Z","duration":7200000000000,"created":"2021-02-19T20:00:00.000Z","severity":99,"risk_score":95,"risk_score_norm":95,"reason":"2 clients have mined together since 2021-02-19T18:00:00.000Z, for 2 h, in 2 episodes that share servers' networks and models; the servers are 198.51.100.7:3333 and 198.51.100.9:3333; the model is xmr."},"message":"Cryptocurrency mining campaign","rule":{"id":"flowkafka-mining-campaign","uuid":"482b90c6-3428-8b27-a809-8f8b58eb3010","name":"Cryptocurrency mining campaign","version":"1","ruleset":"flowkafka","category":"cryptomining","reference":"https://attack.mitre.org/techniques/T1496/001/"},"threat":{"framework":"MITRE ATT&CK","tactic":{"id":["TA0040"],"name":["Impact"],"reference":["https://attack.mitre.org/tactics/TA0040/"]},"technique":{"id":["T1496"],"name":["Resource Hijacking"],"reference":["https://attack.mitre.org/techniques/T1496/"],"subtechnique":{"id":["T1496.001"],"name":["Compute Hijacking"],"reference":["https://attack.mitre.org/techniques/T1496/001/"]}}},"related":{"ip":["10.0.0.1","10.0.0.2","198.51.100.7","198.51.100.9"]},"observer":{"vendor":"FlowKafka","product":"FlowKafka","type":"ids"},"tags":["cryptomining","campaign","flowkafka"],"flowkafka":{"campaign":{"id":"9bbbf75c4988dbe1785fe7a7364c481d","revision":6,"state":"open","start":"2021-02-19T19:00:00.000Z","end":"2021-02-19T20:00:00.000Z","clients":2,"episodes":2,"servers":["198.51.100.7:3333","198.51.100.9:3333"],"models":["xmr"],"shared_by":["network","model"]}}}""",
            Delivered.Of(new(), sightings, 12).Documents[^1].Json);
    }

    [Theory]
    [InlineData(47, 50)]
    [InlineData(73, 80)]
    [InlineData(99, 95)]
    public void Close_ACampaign_HasTheLeastScoreOfItsHighestSeverity(int severity, int score)
    {
        Sighting[] sightings = [new("a", 6) { Severity = 47 }, new("b", 6) { Client = "10.0.0.2", Severity = severity }];
        var document = JsonDocument.Parse(Delivered.Of(OnlyServer, sightings, 6).Documents[^1].Json).RootElement.GetProperty("event");
        Assert.Equal("cryptomining_campaign", document.GetProperty("action").GetString());
        Assert.Equal(score, document.GetProperty("risk_score").GetInt32());
        Assert.Equal(score, document.GetProperty("risk_score_norm").GetInt32());
        Assert.Equal(severity, Severity.OfScore(score));
        Assert.True(Severity.OfScore(score - 1) < severity);
    }

    [Fact]
    public void Close_ACampaignEndsOrMerges_ItsReasonSaysSo()
    {
        Sighting[] closing = [new("a", 0) { IsClosed = true }, new("b", 0) { Client = "10.0.0.2", Since = -6, IsClosed = true }];
        Assert.Contains(
            "\"reason\":\"2 clients mined together since 2021-02-19T17:00:00.000Z, for 1 h, in 2 episodes that share servers; the server is 198.51.100.7:3333; there has been no detection for 1 d.\"",
            Delivered.Of(OnlyServer, closing).Documents[^1].Json, StringComparison.Ordinal);

        Sighting[] merging = [new("a", 0), new("b", 1) { Client = "10.0.0.2", Server = "2001:db8::1" }, new("b", 2) { Client = "10.0.0.2" }];
        Assert.Contains(
            "\"reason\":\"1 client mined since 2021-02-19T18:00:00.000Z, for 10 min, in 1 episode; the server is [2001:db8::1]:3333; this is part of the older campaign 9bbbf75c4988dbe1785fe7a7364c481d.\"",
            Delivered.Of(OnlyServer, merging, 2).Documents[^3].Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Close_ADocumentThatIsNoJson_IsDeliveredAsItCame()
    {
        var (correlator, delivered) = (new Correlator(new()), new Delivered());
        correlator.Take(new Sighting("a", 0).ToEntry() with { Document = "{\"a\":1,\"a\":2}"u8.ToArray() });
        correlator.Take(new Sighting("b", 0).ToEntry() with { Document = "[1]"u8.ToArray() });
        correlator.Close(Sighting.MomentOf(0), delivered);
        Assert.Equal(["{\"a\":1,\"a\":2}", "[1]"], delivered.Documents.Select(document => document.Json));
    }
}
