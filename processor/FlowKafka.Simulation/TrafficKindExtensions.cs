using System.Text.Json;

namespace FlowKafka.Simulation;

/// <summary>What follows from a kind of traffic.</summary>
public static class TrafficKindExtensions
{
    /// <summary>True for the kinds in which somebody mines or tries to.</summary>
    public static bool IsMining(this TrafficKind kind) => kind is TrafficKind.XmrStratum or TrafficKind.XmrDonation
        or TrafficKind.EthStratum or TrafficKind.ZecStratum or TrafficKind.BtcStratum or TrafficKind.BlockedMiner
        or TrafficKind.XmrProxy or TrafficKind.XmrRig or TrafficKind.XmrStealth or TrafficKind.XmrRotating
        or TrafficKind.SoloMining;

    /// <summary>The kind's name in kebab case, as in the labels: <c>xmr-stratum</c>.</summary>
    public static string Label(this TrafficKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
