using FlowKafka.Simulation;
using Xunit.Abstractions;

namespace FlowKafka.Processor.Tests.Detectors;

public sealed class SimulatedFindingsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(SimulatedAggregation.Seconds60)]
    [InlineData(SimulatedAggregation.Seconds600)]
    public void Findings_OfADayOfAllKinds_TellBlockedMinersFromBlockedServices(SimulatedAggregation aggregation)
    {
        var findings = new SimulatedFindings(new()
        {
            Seed = 11, Hosts = 150, Miners = 32, EthMiners = 4, ZecMiners = 4, BtcMiners = 4, ProxyMiners = 12, SoloMiners = 8, StealthMiners = 8,
            Hours = 24, Aggregation = aggregation,
        });
        output.WriteLine(findings.ToString());

        Assert.Equal((4, 4), findings.Of(TrafficKind.BlockedMiner, "blocked-miner"));
        var blocked = findings.Of(TrafficKind.OutboundBlocked, "blocked-miner");
        Assert.True(blocked.Pairs > 0);
        Assert.Equal(0, blocked.Found);
    }
}
