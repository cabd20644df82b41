using Xunit;

namespace FlowKafka.Simulation.Tests;

/// <summary>
/// Medians of 10-minute windows against what was measured in public captures. Where the measurement is one number,
/// the range is 10 % to either side of it (15 % for SSH and the GPUs, whose windows vary most; for XMPP the bytes down are
/// held within 50 bytes beside their range).
/// </summary>
[Collection(nameof(MixedNetworkRun))]
public sealed class LookAlikeCalibrationTests(MixedNetworkRun run)
{
    [Theory]
    [InlineData(TrafficKind.NestLog, 16, 28, 600, 2_700, 15, 24, 600, 2_700)]
    [InlineData(TrafficKind.XmppChat, 19, 23, 2_200, 3_700, 13, 16, 2_850, 3_050)]
    [InlineData(TrafficKind.ApplePush, 14, 19, 1_000, 1_500, 9, 13, 600, 800)]
    [InlineData(TrafficKind.XiaomiPush, 11, 13, 2_500, 3_300, 9, 12, 700, 1_600)]
    [InlineData(TrafficKind.WeChatPush, 10, 12, 520, 634, 10, 12, 520, 634)]
    [InlineData(TrafficKind.Dnp3Polling, 101, 123, 4_680, 5_720, 89, 107, 5_310, 6_490)]
    [InlineData(TrafficKind.Gnutella, 49, 216, 2_900, 11_800, 54, 217, 8_000, 57_000)]
    [InlineData(TrafficKind.BitcoinNode, 22, 29, 3_000, 20_000, 4, 47, 1_600, 54_000)]
    [InlineData(TrafficKind.InteractiveSsh, 327, 441, 27_200, 36_800, 204, 274, 38_300, 51_700)]
    [InlineData(TrafficKind.SshBruteForce, 128, 172, 22_100, 29_900, 102, 138, 17_000, 23_000)]
    [InlineData(TrafficKind.EthStratum, 322, 434, 13_100, 17_600, 329, 445, 94_900, 128_300)]
    [InlineData(TrafficKind.ZecStratum, 136, 184, 93_000, 125_700, 131, 175, 13_600, 18_300)]
    public void Lines_OfAMeasuredKind_HaveItsMedians(
        TrafficKind kind, long upPacketsLow, long upPacketsHigh, long upBytesLow, long upBytesHigh,
        long downPacketsLow, long downPacketsHigh, long downBytesLow, long downBytesHigh)
    {
        var windows = run.Interior(kind);
        Assert.True(windows.Count >= 20, $"Only {windows.Count} windows of {kind}.");
        Assert.InRange(LabelledRun.Quantile(windows, w => w.UpPackets, 0.5), upPacketsLow, upPacketsHigh);
        Assert.InRange(LabelledRun.Quantile(windows, w => w.UpBytes, 0.5), upBytesLow, upBytesHigh);
        Assert.InRange(LabelledRun.Quantile(windows, w => w.DownPackets, 0.5), downPacketsLow, downPacketsHigh);
        Assert.InRange(LabelledRun.Quantile(windows, w => w.DownBytes, 0.5), downBytesLow, downBytesHigh);
    }

    /// <summary>Messages of one interval: 600 s / interval of them in a window, at most 10 % fewer or 25 % (answers, pushes) more.</summary>
    [Theory]
    [InlineData(TrafficKind.KafkaClient, 3, 2)]
    [InlineData(TrafficKind.Kubelet, 10, 2)]
    [InlineData(TrafficKind.SignalR, 15, 2)]
    [InlineData(TrafficKind.WireGuard, 25, 1)]
    [InlineData(TrafficKind.MqttKeepalive, 60, 2)]
    [InlineData(TrafficKind.Ping, 60, 1)]
    [InlineData(TrafficKind.AzureIot, 300, 2)]
    public void Lines_OfADocumentedInterval_HaveItsPackets(TrafficKind kind, int seconds, int packetsUpEach)
    {
        var expected = 600.0 / seconds * packetsUpEach;
        var median = LabelledRun.Quantile(run.Interior(kind), w => w.UpPackets, 0.5);
        Assert.InRange(median, 0.9 * expected, 1.25 * expected);
    }

    [Fact]
    public void Lines_OfTelemetryAgents_LieAmongTheWindowsOfMiners()
    {
        var agents = run.Interior(TrafficKind.TelemetryAgent);
        var inside = agents.Count(w => w.UpBytes is >= 768 and <= 34_543 && w.UpPackets is >= 10 and <= 260
            && w.DownBytes is >= 2_615 and <= 18_577 && w.DownPackets is >= 8 and <= 182);
        Assert.True(inside > agents.Count / 10, $"{inside} of {agents.Count} in the box of measured XMR mining.");
        Assert.InRange(agents.Count, 5_000, 50_000);
    }
}
