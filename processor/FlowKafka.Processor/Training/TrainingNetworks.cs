using FlowKafka.Simulation;

namespace FlowKafka.Processor.Training;

/// <summary>The networks that the shipped models are made and measured on. No demonstration and no test plays them.</summary>
internal static class TrainingNetworks
{
    private static readonly DateTimeOffset Start = new(2026, 2, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly MinerRegime[] Regimes = [new(), MinerRegime.Training, MinerRegime.Test, MinerRegime.Wide, MinerRegime.ReferencePool];

    /// <summary>Miners alone, of every coin and regime.</summary>
    public static IEnumerable<SimulationOptions> Learned()
    {
        for (var i = 0; i < 4 * Regimes.Length; i++)
        {
            yield return new()
            {
                Seed = 700_001 + i,
                StartTime = Start.AddDays(i),
                Hosts = 260,
                Miners = 120,
                EthMiners = 20,
                ZecMiners = 20,
                BtcMiners = 20,
                StealthMiners = 10,
                SoloMiners = 6,
                OrdinaryTraffic = false,
                Regime = Regimes[i % Regimes.Length],
            };
        }
    }

    /// <summary>Networks of everybody, a few of whom mine.</summary>
    public static IEnumerable<SimulationOptions> Judged(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return new()
            {
                Seed = 800_001 + i,
                StartTime = Start.AddDays(i),
                Hosts = 200,
                Miners = 16,
                EthMiners = 2,
                ZecMiners = 2,
                BtcMiners = 2,
                StealthMiners = 2,
                Fleet = i % 4 == 3 ? SimulatedFleet.Cloud : SimulatedFleet.Office,
                Regime = Regimes[i % (Regimes.Length - 1)],
            };
        }
    }
}
