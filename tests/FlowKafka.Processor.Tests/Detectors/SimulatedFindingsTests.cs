using FlowKafka.Simulation;
using Xunit.Abstractions;

namespace FlowKafka.Processor.Tests.Detectors;

/// <summary>
/// What the detectors find in simulated networks; <c>--logger "console;verbosity=detailed"</c> prints it kind by kind.
/// </summary>
public sealed class SimulatedFindingsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(SimulatedAggregation.Seconds60)]
    [InlineData(SimulatedAggregation.Seconds600)]
    public void Findings_OfAllKinds_TellMinersThatAreBlockedFromServicesThatAre(SimulatedAggregation aggregation)
    {
        var findings = new SimulatedFindings(new()
        {
            Seed = 11,
            Hosts = 60,
            Miners = 16,
            StealthMiners = 2,
            SoloMiners = 2,
            Hours = 11,
            PassingPairs = 1,
            Aggregation = aggregation,
        });
        output.WriteLine(findings.ToString());

        Assert.Equal((2, 2), findings.Of(TrafficKind.BlockedMiner, "blocked-miner"));
        var (blocked, found) = findings.Of(TrafficKind.OutboundBlocked, "blocked-miner");
        Assert.True(blocked > 0);
        Assert.Equal(0, found);
        foreach (var kind in new[] { TrafficKind.XmrStealth, TrafficKind.SoloMining })
            Assert.Equal((2, 2), findings.Of(kind, "periodic-flow"));
        Assert.Equal(0, findings.Of(TrafficKind.PassingVisit, "periodic-flow").Found);
        Assert.Equal(0, findings.Of(TrafficKind.InteractiveSsh, "periodic-flow").Found);
    }
}
