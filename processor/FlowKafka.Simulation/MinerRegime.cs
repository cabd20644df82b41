namespace FlowKafka.Simulation;

/// <summary>
/// The ranges from which a network draws its XMR pools and miners. A share is expected every difficulty / hash rate
/// seconds, exponentially distributed.
/// </summary>
public sealed record MinerRegime
{
    /// <summary>Hash rates of the miners, in hashes a second.</summary>
    public ValueRange HashRate { get; init; } = new(350, 6000);

    /// <summary>Share difficulty at pools that fix it, in hashes.</summary>
    public ValueRange Difficulty { get; init; } = new(9_000, 60_000);

    /// <summary>The fraction of pools, 0 to 1, that set the difficulty by <see cref="TargetIntervals"/> instead.</summary>
    public double VariableDifficulty { get; init; } = 0.4;

    /// <summary>Share intervals that pools with variable difficulty aim at, in seconds; each as likely as it is listed.</summary>
    public IReadOnlyList<double> TargetIntervals { get; init; } = [15, 30, 100];

    /// <summary>
    /// Mean seconds between the jobs of a pool. Blocks come at random, every 120 s in the mean; a pool with a lower mean
    /// also sends a job when it has sent none for a certain time.
    /// </summary>
    public ValueRange JobInterval { get; init; } = new(75, 125);

    /// <summary>The fraction of pools, 0 to 1, that support the keepalive message.</summary>
    public double Keepalive { get; init; } = 0.5;

    /// <summary>The fraction of machines, 0 to 1, whose TCP probes a connection on which nothing came for 60 s.</summary>
    public double TcpKeepalive { get; init; } = 0.3;

    /// <summary>The fraction of miners, 0 to 1, that speak TLS.</summary>
    public double Tls { get; init; } = 0.3;

    /// <summary>The fraction of conversations, 0 to 1, with TCP timestamps: 12 bytes in every packet.</summary>
    public double Timestamps { get; init; } = 0.7;

    /// <summary>Bytes of a share's message; RandomX today has about 233.</summary>
    public ValueRange SubmitPayload { get; init; } = new(186, 240);

    /// <summary>Bytes of a job's message; RandomX today has about 376.</summary>
    public ValueRange JobPayload { get; init; } = new(300, 385);

    /// <summary>
    /// The fraction of shares for which a server sends a bare ACK before its answer, by pool; null: below 0.1 at half of
    /// the pools, up to 0.5 at the others.
    /// </summary>
    public ValueRange? ServerAck { get; init; }

    /// <summary>The fraction of the server's messages for which a client sends a bare ACK, by machine.</summary>
    public ValueRange ClientAck { get; init; } = new(0.9, 1);

    /// <summary>
    /// The fraction of messages of which a segment is sent twice, by machine; null: the usual one, some in a thousand.
    /// </summary>
    public ValueRange? Retransmissions { get; init; }

    /// <summary>Mean hours of a connection, by machine.</summary>
    public ValueRange ConnectionHours { get; init; } = new(1.5, 8);

    /// <summary>The fraction of pools, 0 to 1, with several addresses, of which a miner takes another one when it reconnects.</summary>
    public double RotatingAddresses { get; init; } = 0.2;

    /// <summary>Pools of the network; null: one for three miners.</summary>
    public int? Pools { get; init; }

    /// <summary>The port of all pools; null: each miner has one of the customary ones.</summary>
    public ushort? Port { get; init; }

    /// <summary>Weaker machines at lower difficulties, mostly without TLS: a network to train models on.</summary>
    public static MinerRegime Training { get; } = new()
    {
        HashRate = new(300, 3_300),
        Difficulty = new(9_000, 35_000),
        TargetIntervals = [15, 30],
        Tls = 0.25,
    };

    /// <summary>Stronger machines at higher difficulties, other targets and more TLS: a network to judge models on.</summary>
    public static MinerRegime Test { get; } = new()
    {
        HashRate = new(500, 9_000),
        Difficulty = new(20_000, 120_000),
        TargetIntervals = [15, 30, 100],
        JobInterval = new(65, 130),
        Tls = 0.4,
    };

    /// <summary>Pools and machines as different from each other as they are met: to see what a model makes of the unfamiliar.</summary>
    public static MinerRegime Wide { get; } = new()
    {
        HashRate = new(150, 20_000),
        Difficulty = new(5_000, 500_000),
        VariableDifficulty = 0.6,
        TargetIntervals = [10, 15, 20, 30, 45, 60, 100],
        JobInterval = new(15, 120),
        SubmitPayload = new(150, 300),
        JobPayload = new(230, 480),
        Tls = 0.4,
        ClientAck = new(0.6, 1),
        ConnectionHours = new(0.5, 30),
        RotatingAddresses = 0.4,
    };

    /// <summary>
    /// The pool of public captures of 2020 and 2021 on port 13531: shares at one fixed difficulty (16,384 hashes, twice
    /// that from late April 2021 on), a job at each block and after 120 s without one, no keepalive messages, no TLS,
    /// far away: one message in thirty is sent twice.
    /// </summary>
    public static MinerRegime ReferencePool { get; } = new()
    {
        HashRate = new(340, 3_300),
        Difficulty = new(16_384, 16_384),
        VariableDifficulty = 0,
        JobInterval = new(75.85, 75.85),
        Keepalive = 0,
        TcpKeepalive = 0.9,
        Tls = 0,
        SubmitPayload = new(185, 186),
        JobPayload = new(378, 378),
        ServerAck = new(0.02, 0.08),
        ClientAck = new(0.95, 1),
        Retransmissions = new(0.01, 0.06),
        ConnectionHours = new(8, 14),
        RotatingAddresses = 0,
        Pools = 1,
        Port = 13_531,
    };

    internal void Validate()
    {
        Require(HashRate.IsValid, nameof(HashRate));
        Require(Difficulty.IsValid, nameof(Difficulty));
        Require(JobInterval.IsValid && JobInterval.Low >= 1, nameof(JobInterval));
        Require(SubmitPayload.IsValid && SubmitPayload.High <= 60_000, nameof(SubmitPayload));
        Require(JobPayload.IsValid && JobPayload.High <= 60_000, nameof(JobPayload));
        Require(VariableDifficulty is >= 0 and <= 1, nameof(VariableDifficulty));
        Require(Keepalive is >= 0 and <= 1, nameof(Keepalive));
        Require(TcpKeepalive is >= 0 and <= 1, nameof(TcpKeepalive));
        Require(Tls is >= 0 and <= 1, nameof(Tls));
        Require(Timestamps is >= 0 and <= 1, nameof(Timestamps));
        Require(ServerAck is null or { IsValid: true, High: <= 1 }, nameof(ServerAck));
        Require(ClientAck is { IsValid: true, High: <= 1 }, nameof(ClientAck));
        Require(Retransmissions is null or { IsValid: true, High: <= 0.5 }, nameof(Retransmissions));
        Require(ConnectionHours.IsValid, nameof(ConnectionHours));
        Require(RotatingAddresses is >= 0 and <= 1, nameof(RotatingAddresses));
        Require(Pools is null or (>= 1 and <= 10_000), nameof(Pools));
        Require(Port is not 0, nameof(Port));
        Require(TargetIntervals.Count > 0 && TargetIntervals.All(t => t >= 1), nameof(TargetIntervals));
    }

    private static void Require(bool holds, string name)
    {
        if (!holds)
            throw new ArgumentException($"The miners' regime has an impossible {name}.");
    }
}
