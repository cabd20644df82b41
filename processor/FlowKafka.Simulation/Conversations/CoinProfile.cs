using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Conversations;

/// <summary>
/// A coin other than XMR: its software, hash rates and pools. The first pool of a network is as measured in public
/// captures; further ones are drawn, since pools differ.
/// </summary>
internal sealed record CoinProfile(
    string Coin, string Software, TrafficKind Kind, double Block, ValueRange HashRate, ushort[] Ports, StratumPool Measured, ValueRange MeasuredInterval)
{
    /// <summary>ETH: jobs of 243 bytes every second and a half, rare shares of 148.</summary>
    public static CoinProfile Eth { get; } = new(
        "ETH", "ethminer", TrafficKind.EthStratum, JobClock.EthBlock, new(15e6, 60e6), [6688, 4444, 8008, 20535],
        new StratumPool
        {
            Login = [(110, 90), (130, 60)],
            SubmitPayload = 150,
            JobPayload = 243,
            OkPayload = 40,
            Jobs = new(13, 1.65),
            Difficulty = 1,
        },
        new(90, 300));

    /// <summary>Equihash: shares of some 2,875 bytes in two segments, jobs of 310.</summary>
    public static CoinProfile Zec { get; } = new(
        "ZEC", "equihash GPU miner", TrafficKind.ZecStratum, JobClock.ZecBlock, new(200, 600), [3357, 3333, 6633, 3443],
        new StratumPool
        {
            Login = [(110, 90), (130, 60)],
            SubmitPayload = 2_877,
            JobPayload = 310,
            OkPayload = 62,
            Jobs = new(75, 23),
            ServerAck = 1,
            Difficulty = 1,
        },
        new(13, 20));

    /// <summary>BTC: jobs of some 1,350 bytes, most of them the branch of hashes, every half minute; shares of some 150.</summary>
    public static CoinProfile Btc { get; } = new(
        "BTC", "SHA-256 miner", TrafficKind.BtcStratum, JobClock.BtcBlock, new(1e12, 120e12), [3333, 8332, 443, 25],
        new StratumPool
        {
            Login = [(82, 110), (78, 74)],
            SubmitPayload = 150,
            JobPayload = 1_362,
            OkPayload = 38,
            Jobs = new(600, 30),
            ServerAck = 0.2,
            Difficulty = 1,
        },
        new(20, 60));

    /// <summary>A pool of the coin, for a machine of <paramref name="hashRate"/>.</summary>
    public StratumPool Draw(bool measured, double hashRate, SeededRandom random) => measured
        ? Measured with { Difficulty = hashRate * random.From(MeasuredInterval) }
        : Measured with
        {
            SubmitPayload = (int)(Measured.SubmitPayload * random.Between(0.85, 1.25)),
            JobPayload = (int)(Measured.JobPayload * random.Between(0.7, 1.3)),
            OkPayload = random.Integer(36, 66),
            Jobs = new(Block, random.LogUniform(Math.Min(15, Block), 60)),
            ServerAck = random.Fraction(),
            TargetInterval = random.LogUniform(8, 100),
            Difficulty = hashRate * random.LogUniform(4, 100),
        };
}
