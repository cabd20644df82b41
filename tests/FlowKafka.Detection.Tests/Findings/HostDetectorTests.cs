using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Findings.Detectors;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using Xunit;

namespace FlowKafka.Detection.Tests.Findings;

/// <summary>What follows from what is known across pairs, on both sides of every bound.</summary>
public sealed class HostDetectorTests
{
    private const long Day = EvidenceBuilder.Day;

    private static readonly EvidenceBuilder Usual = new();

    [Theory]
    [InlineData(2, 100, true, false)]
    [InlineData(3, 100, false, false)]
    [InlineData(1, 50, true, false)]
    [InlineData(1, 49, false, false)] // too few clients for anything to follow
    [InlineData(49, 100, false, false)]
    [InlineData(50, 100, false, true)]
    [InlineData(120, 100, false, true)] // estimates may exceed the whole
    public void Prevalence_OfClientsAmongAll_IsRareUpTo2AndCommonFrom50Percent(int clients, int all, bool isRare, bool isCommon)
    {
        var evidence = Usual with { Server = new() { AsOf = 1, Clients = clients }, Network = new(1, 0, all) };

        Assert.Equal(isRare, evidence.Find(PrevalenceDetector.OfRare).IsFound);
        Assert.Equal(isCommon, evidence.Find(PrevalenceDetector.OfCommon).IsFound);
    }

    [Fact]
    public void Prevalence_OfAServerThatIsNotKnown_IsNothing() =>
        Assert.False((Usual with { Network = new(1, 0, 1000) }).Find(PrevalenceDetector.OfRare).IsFound);

    [Theory]
    [InlineData(7 * Day, 7 * Day, true)]
    [InlineData((7 * Day) + 1, 7 * Day, false)]
    [InlineData(1, 7 * Day, true)]
    [InlineData(1, (7 * Day) - 1, false)] // the network was watched for less than a week before
    public void NewServer_UpTo7DaysInANetworkThatWasWatchedForAWeek_IsNew(long known, long watched, bool isNew)
    {
        var seen = Usual.End - known;
        var evidence = Usual with { Server = new() { AsOf = 1, FirstSeen = seen }, Network = new(1, seen - watched, 10) };

        Assert.Equal(isNew, evidence.Find(FirstSeenDetector.OfNew).IsFound);
    }

    [Theory]
    [InlineData(30 * Day, true)]
    [InlineData((30 * Day) - 1, false)]
    public void OldServer_From30DaysOn_IsOld(long known, bool isOld) =>
        Assert.Equal(isOld, (Usual with { Server = new() { AsOf = 1, FirstSeen = Usual.End - known } }).Find(FirstSeenDetector.OfOld).IsFound);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void MiningServer_FromTwoClientsOn_IsFound(int clients, bool isFound) =>
        Assert.Equal(isFound, (Usual with { Server = new() { AsOf = 1, MiningClients = clients } }).Find(new MiningServerDetector()).IsFound);

    [Theory]
    [InlineData(2, "outbound", 6, 0, true)]
    [InlineData(1, "outbound", 6, 0, false)]
    [InlineData(2, "internal", 6, 0, false)]
    [InlineData(2, "outbound", 5, 0, false)]
    [InlineData(2, "outbound", 9, 1, true)]
    [InlineData(2, "outbound", 8, 1, false)]
    public void MiningProxy_AServerOfMinersThatSpeaksOutwardsWithoutAPause_IsFound(int clients, string direction, int points, int silent, bool isFound)
    {
        var evidence = Usual with
        {
            Client = new() { AsOf = 1, MiningClients = clients },
            Direction = direction,
            Conversation = new() { Start = Trace.Origin, Points = points, SilentWindows = silent },
        };

        Assert.Equal(isFound, evidence.Find(new MiningProxyDetector()).IsFound);
    }

    [Theory]
    [InlineData(72, 0.1f, 0, 0, "hour")]
    [InlineData(71, 0.1f, 0, 0, null)]
    [InlineData(72, 0.11f, 5.1f, 5.1f, null)]
    [InlineData(72, 0.5f, 5.2f, 0, "servers")]
    [InlineData(72, 0.5f, 0, 5.2f, "bytes")]
    public void UnusualForHost_OnBothSidesOfItsBounds_SaysWhatIsUnusual(int hours, float activity, float servers, float bytes, string? what)
    {
        var client = new ClientContext { AsOf = 1, BaselineHours = hours, HourActivity = activity, ServersDeviation = servers, BytesDeviation = bytes };

        var finding = (Usual with { Client = client }).Find(new UnusualForHostDetector());

        Assert.Equal(what is not null, finding.IsFound);
        Assert.Equal(what, finding.Label);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void PoolRotation_FromTwoAddressesOn_IsFound(int addresses, bool isFound)
    {
        IpAddress[] servers = [.. Enumerable.Range(1, addresses).Select(i => IpAddress.Parse($"203.0.113.{i}"))];
        var evidence = Usual with { Rotation = new("203.0.113.0/24", 443, servers[0], servers) };

        Assert.Equal(isFound, evidence.Find(new PoolRotationDetector()).IsFound);
    }

    [Fact]
    public void All_Detectors_FindWhatTheySayAndNothingOfAnUnknownHost()
    {
        Assert.Equal(HostDetectors.All.Length, HostDetectors.All.Select(detector => detector.Kind).Distinct().Count());
        Assert.All(HostDetectors.All, detector => Assert.Equal(Finding.None, Usual.Find(detector)));
    }
}
