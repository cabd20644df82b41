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

    /// <summary>Mean seconds between the jobs of a pool (XMR's block time is 120 s; pools also renew between blocks).</summary>
    public ValueRange JobInterval { get; init; } = new(75, 125);

    /// <summary>The fraction of pools, 0 to 1, that support the keepalive message.</summary>
    public double Keepalive { get; init; } = 0.5;

    /// <summary>The fraction of miners, 0 to 1, that speak TLS.</summary>
    public double Tls { get; init; } = 0.3;

    /// <summary>Bytes of a share's message; RandomX today has about 233.</summary>
    public ValueRange SubmitPayload { get; init; } = new(186, 240);

    /// <summary>Bytes of a job's message; RandomX today has about 376.</summary>
    public ValueRange JobPayload { get; init; } = new(300, 385);

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

    internal void Validate()
    {
        Require(HashRate.IsValid, nameof(HashRate));
        Require(Difficulty.IsValid, nameof(Difficulty));
        Require(JobInterval.IsValid && JobInterval.Low >= 1, nameof(JobInterval));
        Require(SubmitPayload.IsValid && SubmitPayload.High <= 60_000, nameof(SubmitPayload));
        Require(JobPayload.IsValid && JobPayload.High <= 60_000, nameof(JobPayload));
        Require(VariableDifficulty is >= 0 and <= 1, nameof(VariableDifficulty));
        Require(Keepalive is >= 0 and <= 1, nameof(Keepalive));
        Require(Tls is >= 0 and <= 1, nameof(Tls));
        Require(TargetIntervals.Count > 0 && TargetIntervals.All(t => t >= 1), nameof(TargetIntervals));
    }

    private static void Require(bool holds, string name)
    {
        if (!holds)
            throw new ArgumentException($"The miners' regime has an impossible {name}.");
    }
}
