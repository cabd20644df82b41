using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Conversations;

/// <summary>What a machine decides about its mining traffic.</summary>
/// <param name="HashRate">Hashes a second.</param>
/// <param name="Ack">The probability of a bare ACK for a message of the server.</param>
/// <param name="TcpKeepalive">Whether its TCP probes a connection on which nothing came for 60 s.</param>
/// <param name="ConnectionHours">Mean hours of a connection.</param>
internal readonly record struct MinerTraits(double HashRate, double Ack, bool TcpKeepalive, double ConnectionHours)
{
    public static MinerTraits Draw(MinerRegime regime, SeededRandom random) => new(
        Math.Round(random.From(regime.HashRate), 1),
        random.From(regime.ClientAck),
        random.Chance(regime.TcpKeepalive),
        random.From(regime.ConnectionHours));

    /// <summary>A machine of another coin.</summary>
    public static MinerTraits Of(double hashRate, SeededRandom random) => new(hashRate, 1, false, random.LogUniform(2, 10));
}
