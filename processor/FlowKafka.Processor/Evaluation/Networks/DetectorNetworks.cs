using FlowKafka.Simulation;

namespace FlowKafka.Processor.Evaluation.Networks;

/// <summary>The networks on which detectors and their combination are measured. Nothing is trained on them.</summary>
internal static class DetectorNetworks
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly MinerRegime[] Regimes = [new(), MinerRegime.Training, MinerRegime.Test, MinerRegime.Wide];

    /// <summary>Networks of 200 machines for a day, with miners of every sort.</summary>
    /// <param name="seed">The first network's seed.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<SimulationOptions> Of(int seed, int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return new()
            {
                Seed = seed + i,
                StartTime = Start.AddDays(i),
                Hosts = 200,
                Miners = 8,
                EthMiners = 2,
                ZecMiners = 2,
                BtcMiners = 2,
                StealthMiners = 2,
                SoloMiners = 2,
                ProxyMiners = 6,
                RotatingMiners = 3,
                HoppingAgents = 80,
                Fleet = i % 4 == 3 ? SimulatedFleet.Cloud : SimulatedFleet.Office,
                Regime = Regimes[i % Regimes.Length],
            };
        }
    }
}
