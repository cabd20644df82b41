using FlowKafka.Simulation.Populations;

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

    /// <summary>BTC miners beside <see cref="Miners"/>.</summary>
    public int BtcMiners { get; init; }

    /// <summary>XMR rigs behind mining proxies, twelve to a proxy, beside <see cref="Miners"/>. A proxy takes a machine too.</summary>
    public int ProxyMiners { get; init; }

    /// <summary>XMR miners without a pool beside <see cref="Miners"/>.</summary>
    public int SoloMiners { get; init; }

    /// <summary>Malware of little power over TLS to port 443, beside <see cref="Miners"/>.</summary>
    public int StealthMiners { get; init; }

    /// <summary>
    /// XMR miners beside <see cref="Miners"/> that hop, every ten to forty minutes, over the addresses of a pool in one network.
    /// </summary>
    public int RotatingMiners { get; init; }

    /// <summary>Agents, shippers and chats, so many in all, that hop over the addresses of their service in one network.</summary>
    public int HoppingAgents { get; init; }

    /// <summary>What the machines are there for.</summary>
    public SimulatedFleet Fleet { get; init; }

    /// <summary>False leaves out everybody who does not mine.</summary>
    public bool OrdinaryTraffic { get; init; } = true;

    /// <summary>Pairs for each machine that speak for some minutes only, or some times, 0 to 1,000.</summary>
    public double PassingPairs { get; init; } = 4;

    /// <summary>Length of the simulation in hours, above 0 and at most 2,160.</summary>
    public double Hours { get; init; } = 24;

    /// <summary>When it begins; whole seconds.</summary>
    public DateTimeOffset StartTime { get; init; } = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How long interfaces add up packets into a record.</summary>
    public SimulatedAggregation Aggregation { get; init; } = SimulatedAggregation.Seconds600;

    /// <summary>
    /// True cuts the windows of every interface at multiples of their length, as a converter of packet captures does;
    /// false at a phase of its own, as AWS does.
    /// </summary>
    public bool AlignedWindows { get; init; }

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

    /// <summary>
    /// The mining of "ML* vs Cryptocoin Miners" (Callahan, 2018): 24 hours of twelve Monero miners on machines of different
    /// sizes, at one pool and port. Nothing is known of the pool; its difficulty is fixed here.
    /// </summary>
    public static SimulationOptions TalkMiners(int seed) => new()
    {
        Seed = seed,
        Hosts = 12,
        Miners = 12,
        Hours = 24,
        OrdinaryTraffic = false,
        Fleet = SimulatedFleet.Cloud,
        Regime = new MinerRegime
        {
            HashRate = new(60, 2_000),
            Difficulty = new(15_000, 15_000),
            VariableDifficulty = 0,
            Tls = 0,
            RotatingAddresses = 0,
            Pools = 1,
            Port = 3333,
        },
    };

    /// <summary>
    /// Ordinary traffic of the talk's size: three weeks of 1,000 interfaces, about 38,000 pairs that speak over TCP and are
    /// not refused, some 200 of them on several ports of the server.
    /// </summary>
    public static SimulationOptions TalkTraffic(int seed) => new()
    {
        Seed = seed,
        Hosts = 1_000,
        Miners = 0,
        Hours = 21 * 24,
        Fleet = SimulatedFleet.Cloud,
        PassingPairs = 27.5,
    };

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it in one line.</exception>
    public void Validate()
    {
        Require(Hosts is >= 1 and <= 50_000, $"Hosts is {Hosts}; it must be 1 to 50000.");
        Require(Miners >= 0 && EthMiners >= 0 && ZecMiners >= 0 && BtcMiners >= 0 && ProxyMiners >= 0 && SoloMiners >= 0 && StealthMiners >= 0 && RotatingMiners >= 0,
            "The number of miners must not be negative.");
        Require(HoppingAgents is >= 0 and <= 1_000_000, $"HoppingAgents is {HoppingAgents}; it must be 0 to 1000000.");
        Require(MiningHosts <= Hosts, $"{MiningHosts} miners do not fit on {Hosts} hosts.");
        Require(PassingPairs is >= 0 and <= 1000, $"PassingPairs is {PassingPairs}; it must be 0 to 1000.");
        Require(Enum.IsDefined(Fleet), $"Fleet is {(int)Fleet}; it must be office or cloud.");
        Require(Hours is > 0 and <= 2160, $"Hours is {Hours}; it must be above 0 and at most 2160.");
        Require(StartTime.ToUnixTimeMilliseconds() is >= 0 and < 32_503_680_000_000 && StartTime.Ticks % TimeSpan.TicksPerSecond == 0,
            "StartTime must be whole seconds between 1970 and 3000.");
        Require(Enum.IsDefined(Aggregation), $"Aggregation is {(int)Aggregation}; it must be 60, 600 or mixed (0).");
        Require(Accounts >= 1 && Accounts <= Hosts, $"Accounts is {Accounts}; it must be 1 to the number of hosts ({Hosts}).");
        Require(Duplicates is >= 0 and <= 0.5, $"Duplicates is {Duplicates}; it must be 0 to 0.5.");
        Require(LostWindows is >= 0 and <= 0.5, $"LostWindows is {LostWindows}; it must be 0 to 0.5.");
        Regime.Validate();
    }

    private long MiningHosts => (long)Miners + EthMiners + ZecMiners + BtcMiners + SoloMiners + StealthMiners + RotatingMiners + ProxyMiners
        + (ProxyMiners + HiddenMinerPopulation.RigsPerProxy - 1L) / HiddenMinerPopulation.RigsPerProxy;

    private static void Require(bool holds, string message)
    {
        if (!holds)
            throw new ArgumentException(message);
    }
}
