using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Conversations;

/// <summary>
/// What a pool decides about its miners' traffic: sizes of messages, when it sends jobs, how it sets the difficulty.
/// Payloads are bytes of the application.
/// </summary>
internal sealed record StratumPool
{
    /// <summary>Pools raise the difficulty of miners whose shares would come faster, in seconds.</summary>
    public const double ShortestInterval = 4;

    /// <summary>xmrig's keepalive message and its answer.</summary>
    public const int KeepalivePayload = 102;
    public const int KeepaliveReplyPayload = 71;

    /// <summary>Questions and answers before the first job: subscribe and authorise, or a login.</summary>
    public required IReadOnlyList<(int Up, int Down)> Login { get; init; }

    public required int SubmitPayload { get; init; }

    public required int JobPayload { get; init; }

    public required int OkPayload { get; init; }

    public required JobClock Jobs { get; init; }

    /// <summary>Whether the pool answers <see cref="KeepalivePayload"/>, 60 s after the client's last message.</summary>
    public bool Keepalive { get; init; }

    /// <summary>The probability of a bare ACK from the server for a segment of a share.</summary>
    public double ServerAck { get; init; }

    /// <summary>The share interval at which variable difficulty aims, in seconds; null: the difficulty is fixed.</summary>
    public double? TargetInterval { get; init; }

    /// <summary>The difficulty, in hashes; with <see cref="TargetInterval"/> the one that a new miner gets.</summary>
    public required double Difficulty { get; init; }

    /// <summary>An XMR pool of a regime. Login 108–260 bytes, its answer a job and some, OK about 63.</summary>
    public static StratumPool Xmr(MinerRegime regime, SeededRandom random)
    {
        var job = (int)random.From(regime.JobPayload);
        return new StratumPool
        {
            Login = [(random.Integer(108, 260), job + random.Integer(20, 45))],
            SubmitPayload = (int)random.From(regime.SubmitPayload),
            JobPayload = job,
            OkPayload = random.Integer(61, 65),
            Jobs = JobClock.OfMean(JobClock.XmrBlock, random.From(regime.JobInterval)),
            Keepalive = random.Chance(regime.Keepalive),
            ServerAck = regime.ServerAck is { } ack ? random.From(ack) : random.Chance(0.5) ? random.Between(0, 0.1) : random.Between(0.1, 0.5),
            TargetInterval = random.Chance(regime.VariableDifficulty) ? random.Pick(regime.TargetIntervals) : null,
            Difficulty = random.From(regime.Difficulty),
        };
    }

    /// <summary>Expected seconds between the shares of a miner, once the pool has settled on a difficulty.</summary>
    public double ShareInterval(double hashRate) => TargetInterval ?? Math.Clamp(Difficulty / hashRate, ShortestInterval, 3_600);
}
