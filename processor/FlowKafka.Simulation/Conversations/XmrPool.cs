using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Conversations;

/// <summary>
/// What a pool decides about its miners' traffic: sizes of messages, how often it sends jobs, how it sets the
/// difficulty. Login 108–260 bytes, its reply 278–303 beside a job, OK 63, keepalived 102 and its answer 71.
/// </summary>
internal sealed record XmrPool(
    int LoginPayload, int SubmitPayload, int JobPayload, int OkPayload, double JobInterval, bool Keepalive, double ServerAck,
    double? TargetInterval, double Difficulty)
{
    /// <summary>Pools raise the difficulty of miners whose shares would come faster, in seconds.</summary>
    public const double ShortestInterval = 4;

    public const int KeepalivePayload = 102;
    public const int KeepaliveReplyPayload = 71;

    public static XmrPool Draw(MinerRegime regime, SeededRandom random) => new(
        random.Integer(108, 260),
        (int)random.From(regime.SubmitPayload),
        (int)random.From(regime.JobPayload),
        random.Integer(61, 65),
        random.From(regime.JobInterval),
        random.Chance(regime.Keepalive),
        random.Chance(0.5) ? random.Between(0, 0.1) : random.Between(0.1, 0.5),
        random.Chance(regime.VariableDifficulty) ? random.Pick(regime.TargetIntervals) : null,
        random.From(regime.Difficulty));

    /// <summary>Expected seconds between the shares of a miner, once the pool has settled on a difficulty.</summary>
    public double ShareInterval(double hashRate) => TargetInterval ?? Math.Clamp(Difficulty / hashRate, ShortestInterval, 600);
}
