namespace FlowKafka.Simulation.Conversations;

/// <summary>
/// A GPU miner and its pool. ETH: jobs of 243 bytes every second and a half, rare shares of 148. Equihash: shares of
/// some 2,875 bytes in two segments, jobs of 310.
/// </summary>
internal sealed record GpuProfile(
    string Coin, string Software, int SubmitPayload, int JobPayload, int OkPayload, ValueRange JobInterval, ValueRange ShareInterval,
    double ServerAcksPerSegment)
{
    public static GpuProfile Eth { get; } =
        new("ETH", "ethminer", 148, 243, 40, new(1.45, 1.65), new(90, 300), 0);

    public static GpuProfile Zec { get; } =
        new("ZEC", "equihash GPU miner", 2_875, 310, 62, new(16, 24), new(13, 20), 1);
}
