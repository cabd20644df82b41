using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>How two parties speak TCP.</summary>
internal readonly record struct TcpTraits(bool Timestamps, TlsVersion Tls, int RoundTrip, double Loss)
{
    /// <summary>Draws the traits of a pair; <paramref name="tls"/> is the probability of TLS.</summary>
    public static TcpTraits Draw(SeededRandom random, double tls, bool inside = false) => new(
        random.Chance(0.7),
        random.Chance(tls) ? random.Chance(0.6) ? TlsVersion.Tls13 : TlsVersion.Tls12 : TlsVersion.None,
        inside ? random.Integer(1, 3) : random.Integer(8, 180),
        inside ? 0.0001 : random.LogUniform(0.0003, 0.005));
}
