using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Conversations;

/// <summary>
/// When a pool sends jobs: at each block of its coin, which come as a Poisson process, and when it has sent none for
/// <see cref="Refresh"/> seconds. The mean wait is then Block · (1 − e^(−Refresh / Block)).
/// </summary>
internal readonly record struct JobClock(double Block, double Refresh)
{
    public const double XmrBlock = 120;
    public const double EthBlock = 13;
    public const double ZecBlock = 75;
    public const double BtcBlock = 600;

    /// <summary>The clock of a coin with the given mean wait; without refreshing when the mean is not below the block time.</summary>
    public static JobClock OfMean(double block, double mean) => mean < block
        ? new JobClock(block, -block * PortableMath.Log(1 - mean / block))
        : new JobClock(mean, double.PositiveInfinity);

    /// <summary>Milliseconds until the next job, at least 1.</summary>
    public long Wait(SeededRandom random) => 1 + (long)(1000 * Math.Min(random.Exponential(Block), Refresh));
}
