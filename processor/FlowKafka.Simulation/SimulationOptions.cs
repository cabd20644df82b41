namespace FlowKafka.Simulation;

/// <summary>What network is simulated. Equal options give equal bytes.</summary>
public sealed record SimulationOptions
{
    /// <summary>The seed of everything random.</summary>
    public int Seed { get; init; }

    /// <summary>Machines with a logging interface, 1 to 50,000.</summary>
    public int Hosts { get; init; } = 200;

    /// <summary>XMR miners, each on a machine of its own.</summary>
    public int Miners { get; init; } = 8;

    /// <summary>ETH miners beside <see cref="Miners"/>.</summary>
    public int EthMiners { get; init; }

    /// <summary>Equihash miners beside <see cref="Miners"/>.</summary>
    public int ZecMiners { get; init; }

    /// <summary>Length of the simulation in hours, above 0 and at most 2,160.</summary>
    public double Hours { get; init; } = 24;

    /// <summary>When it begins; whole seconds.</summary>
    public DateTimeOffset StartTime { get; init; } = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How long interfaces add up packets into a record.</summary>
    public SimulatedAggregation Aggregation { get; init; } = SimulatedAggregation.Seconds600;

    /// <summary>Strengths and pools of the XMR miners.</summary>
    public MinerRegime Regime { get; init; } = new();

    /// <summary>AWS accounts over which the machines are spread, at least 1 and at most <see cref="Hosts"/>.</summary>
    public int Accounts { get; init; } = 1;

    /// <summary>True to deliver as a firehose does, late and out of order; false for lines in the order of their start.</summary>
    public bool Disorder { get; init; } = true;

    /// <summary>The fraction of lines, 0 to 0.5, that are delivered a second time.</summary>
    public double Duplicates { get; init; } = 0.002;

    /// <summary>The fraction of interface windows, 0 to 0.5, in which an interface loses records and says SKIPDATA.</summary>
    public double LostWindows { get; init; } = 0.0002;

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it in one line.</exception>
    public void Validate()
    {
        Require(Hosts is >= 1 and <= 50_000, $"Hosts is {Hosts}; it must be 1 to 50000.");
        Require(Miners >= 0 && EthMiners >= 0 && ZecMiners >= 0, "The number of miners must not be negative.");
        Require((long)Miners + EthMiners + ZecMiners <= Hosts,
            $"{(long)Miners + EthMiners + ZecMiners} miners do not fit on {Hosts} hosts.");
        Require(Hours is > 0 and <= 2160, $"Hours is {Hours}; it must be above 0 and at most 2160.");
        Require(StartTime.ToUnixTimeMilliseconds() is >= 0 and < 32_503_680_000_000 && StartTime.Ticks % TimeSpan.TicksPerSecond == 0,
            "StartTime must be whole seconds between 1970 and 3000.");
        Require(Enum.IsDefined(Aggregation), $"Aggregation is {(int)Aggregation}; it must be 60, 600 or mixed (0).");
        Require(Accounts >= 1 && Accounts <= Hosts, $"Accounts is {Accounts}; it must be 1 to the number of hosts ({Hosts}).");
        Require(Duplicates is >= 0 and <= 0.5, $"Duplicates is {Duplicates}; it must be 0 to 0.5.");
        Require(LostWindows is >= 0 and <= 0.5, $"LostWindows is {LostWindows}; it must be 0 to 0.5.");
        Regime.Validate();
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
            throw new ArgumentException(message);
    }
}
