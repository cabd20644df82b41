using System.Text.Json;
using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Verdicts;
using Xunit;

namespace FlowKafka.Detection.Tests.Findings;

/// <summary>What judge makes of findings: episodes, severities, rules and documents.</summary>
public sealed class AgreementTests
{
    private static readonly Finding LongFlow = new(FindingKind.LongFlow, 1, 9.5, 9);
    private static readonly Finding Periodic = new(FindingKind.PeriodicFlow, 2, 0.97, 0.8) { Second = 60 };
    private static readonly Finding Listed = new(FindingKind.PoolList, 2, 1, 1) { Label = "pools@1: xmr pool" };

    [Fact]
    public void Observe_ALongFlowAlone_IsToldAsLowAndAlarmsNobody()
    {
        using var document = Opening(LongFlow);

        Assert.Equal("flowkafka-suspect-long-flow", Text(document, "rule", "id"));
        Assert.Equal("suspect_long_flow", Text(document, "event", "action"));
        Assert.Equal("event", Text(document, "event", "kind"));
        Assert.Equal(Severity.Low, Number(document, "event", "severity"));
        Assert.False(document.RootElement.TryGetProperty("threat", out _));
        Assert.Contains("it has gone on for 9.5 h (long from 9 h on); no model matches", Text(document, "event", "reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void Observe_FindingsThatAgree_AreFlaggedWithoutAModel()
    {
        using var document = Opening(Listed, LongFlow, Periodic);

        Assert.Equal("flowkafka-mining-findings", Text(document, "rule", "id"));
        Assert.Equal("alert", Text(document, "event", "kind"));
        Assert.True(Number(document, "event", "severity") >= Severity.Medium);
        Assert.Equal(
            ["pool_list", "periodic_flow", "long_flow"],
            document.RootElement.GetProperty("flowkafka").GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("kind").GetString()));
    }

    [Fact]
    public void Observe_AFindingThatIsNotReportedAlone_OpensNoEpisode() => Assert.Empty(Run(new JudgeOptions { Detectors = [new Fixed(Periodic)] }).Documents);

    [Fact]
    public void Observe_ABlockedMiner_HasARuleOfItsOwn()
    {
        using var document = Opening(new Finding(FindingKind.BlockedMiner, 1, 6, 6));

        Assert.Equal("flowkafka-blocked-miner", Text(document, "rule", "id"));
        Assert.Equal("cryptomining_blocked", Text(document, "event", "action"));
    }

    [Fact]
    public void Observe_ContactWithANode_IsNotCalledMining()
    {
        using var document = Opening(new Finding(FindingKind.PeerToPeerNode, 1, 1, 1) { Second = 1234, Label = "Bitcoin" });

        Assert.Equal("peer_to_peer_node", Text(document, "event", "action"));
        Assert.Equal(["flowkafka"], document.RootElement.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Contains("a node of Bitcoin, with 1,234 bytes both ways", Text(document, "event", "reason"), StringComparison.Ordinal);
    }

    private static JsonDocument Opening(params Finding[] findings) =>
        JsonDocument.Parse(Run(new JudgeOptions
        {
            Detectors = [.. findings.Select(finding => new Fixed(finding))],
            ReportedAlone = findings.Select(finding => finding.Kind).ToHashSet(),
        }).Documents[0].Json);

    // No point lies in the model's hull.
    private static Recorder Run(JudgeOptions options) =>
        new Bench(options, BoxModel.Of()).Run(new Trace("10.0.0.5", "203.0.113.9").Talk(0, 3, bytes: 1000), 3).Recorder;

    private static string Text(JsonDocument document, string section, string name) =>
        document.RootElement.GetProperty(section).GetProperty(name).GetString()!;

    private static int Number(JsonDocument document, string section, string name) =>
        document.RootElement.GetProperty(section).GetProperty(name).GetInt32();

    private sealed class Fixed(Finding finding) : IDetector
    {
        public FindingKind Kind => finding.Kind;

        public Finding Find(in ConversationEvidence evidence) => finding;
    }
}
