using FlowKafka.Detection.Training;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Training;

/// <summary>A model that comes with the program: its recipe and whom it learns from.</summary>
/// <param name="Name">The profile's name.</param>
/// <param name="Description">What the model says of its training.</param>
/// <param name="Recipe">How it is made.</param>
/// <param name="Kinds">The simulated miners that it learns from, and that it is held to.</param>
/// <param name="Captures">True when it learns from the real captures, too.</param>
internal sealed record ShippedProfile(string Name, string Description, TrainingRecipe Recipe, TrafficKind[] Kinds, bool Captures)
{
    private const string Simulated = "Simulated miners (docs/simulator.md)";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ShippedProfile> All { get; } =
    [
        new("xmr", $"{Simulated} at XMR pools of every kind, and real captures of xmrig (yebof/CJ-Sniffer-Dataset, MIT).", ShippedProfiles.Coin, [TrafficKind.XmrStratum], true),
        new("xmr-low", $"{Simulated} with little power at XMR pools over TLS, as malware has. No real capture.", ShippedProfiles.RareCoin, [TrafficKind.XmrStealth], false),
        new("eth", $"{Simulated} at ETH pools. No real capture.", ShippedProfiles.Eth, [TrafficKind.EthStratum], false),
        new("zec", $"{Simulated} at equihash pools. No real capture.", ShippedProfiles.RareCoin, [TrafficKind.ZecStratum], false),
        new("btc", $"{Simulated} at BTC pools. No real capture.", ShippedProfiles.RareCoin, [TrafficKind.BtcStratum], false),
        new("stratum", $"{Simulated} of every coin, and real captures of xmrig.", ShippedProfiles.AnyCoin,
            [TrafficKind.XmrStratum, TrafficKind.XmrStealth, TrafficKind.EthStratum, TrafficKind.ZecStratum, TrafficKind.BtcStratum], true),
    ];
}
