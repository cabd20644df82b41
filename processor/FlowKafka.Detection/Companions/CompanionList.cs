using System.Collections.Frozen;
using System.Collections.Immutable;
using FlowKafka.Detection.Companions.Quantities;

namespace FlowKafka.Detection.Companions;

/// <summary>Every companion by its name.</summary>
internal static class CompanionList
{
    private const string Talk = "Callahan 2018";

    private static readonly FrozenDictionary<string, Companion> ByName;

    static CompanionList()
    {
        All = [.. Size, .. Spread, .. Time, .. Line, .. Ports, .. Pattern];
        ByName = All.ToFrozenDictionary(companion => companion.Name);
    }

    public static ImmutableArray<Companion> All { get; }

    private static Companion[] Size =>
    [
        Cheap("volume", "packets", "median packets both ways of a window", Talk, MedianWindow.Of<BothPackets>),
        Cheap("bytes-per-window", "bytes", "median bytes both ways of a window", Talk, MedianWindow.Of<BothBytes>),
        Cheap("quiet", "bytes", "bytes both ways for each active minute", "Stealthwatch 2019", Quiet.Of),
        Cheap("client-packet-size", "bytes", "mean size of the client's packets", Talk, TotalRatio.Of<ClientBytes, ClientPackets>),
        Cheap("server-packet-size", "bytes", "mean size of the server's packets", Talk, TotalRatio.Of<ServerBytes, ServerPackets>),
        Cheap("packet-ratio", "", "server packets for each client packet", Talk, TotalRatio.Of<ServerPackets, ClientPackets>),
        Cheap("byte-ratio", "", "server bytes for each client byte", Talk, TotalRatio.Of<ServerBytes, ClientBytes>),
    ];

    private static Companion[] Spread =>
    [
        Cheap("client-packets-cv", "", "spread of client packets over their mean", "Pearson 1896", VariationCoefficient.Of<ClientPackets>),
        Cheap("server-packets-cv", "", "spread of server packets over their mean", "Pearson 1896", VariationCoefficient.Of<ServerPackets>),
        Cheap("client-bytes-cv", "", "spread of client bytes over their mean", "Pearson 1896", VariationCoefficient.Of<ClientBytes>),
        Cheap("server-bytes-cv", "", "spread of server bytes over their mean", "Pearson 1896", VariationCoefficient.Of<ServerBytes>),
        Cheap("client-packet-size-cv", "", "spread of the windows' client packet sizes", "Pearson 1896", VariationCoefficient.Of<ClientPacketSize>),
        Cheap("server-packet-size-cv", "", "spread of the windows' server packet sizes", "Pearson 1896", VariationCoefficient.Of<ServerPacketSize>),
        Cheap("packet-ratio-cv", "", "spread of the windows' packet ratios", "Pearson 1896", VariationCoefficient.Of<PacketRatio>),
        Cheap("client-packets-robust-cv", "", "spread of client packets, outliers aside", "Hampel 1974", RobustVariation.Of<ClientPackets>),
        Cheap("server-packets-robust-cv", "", "spread of server packets, outliers aside", "Hampel 1974", RobustVariation.Of<ServerPackets>),
        Cheap("client-bytes-robust-cv", "", "spread of client bytes, outliers aside", "Hampel 1974", RobustVariation.Of<ClientBytes>),
        Cheap("server-bytes-robust-cv", "", "spread of server bytes, outliers aside", "Hampel 1974", RobustVariation.Of<ServerBytes>),
        Cheap("client-packets-fano", "packets", "variance of client packets over their mean, 1 by chance", "Fano 1947", FanoFactor.Of<ClientPackets>),
        Cheap("server-packets-fano", "packets", "variance of server packets over their mean, 1 by chance", "Fano 1947", FanoFactor.Of<ServerPackets>),
        Cheap("client-packets-dispersion", "packets", "variation of client packets from window to window, against chance", "von Neumann 1941", CountDispersion.Of<ClientPackets>),
        Cheap("server-packets-dispersion", "packets", "variation of server packets from window to window, against chance", "von Neumann 1941", CountDispersion.Of<ServerPackets>),
    ];

    private static Companion[] Time =>
    [
        Cheap("continuity", "", "share of windows with traffic, first to last", Talk, Continuity.Of),
        Cheap("coverage", "", "share of the time between records, first window to last", "Stealthwatch 2019", Coverage.Of),
        Cheap("active-minutes", "", "share of minutes with traffic, first window to last", "RITA v5", ActiveMinutes.Of),
        Cheap("longest-gap", "windows", "silent windows in a row", Talk, LongestGap.Of),
        Cheap("burstiness", "", "-1 regular, 0 by chance, 1 bursts in silence", "Goh & Barabási 2008", Burstiness.Of),
        Cheap("periodicity", "", "strongest autocorrelation of the packets", "Box & Jenkins 1970", Periodicity.Of),
    ];

    private static Companion[] Line =>
    [
        Cheap("correlation", "", "how closely client bytes follow client packets", "Pearson 1896", Correlation.Of),
        Cheap("regression-slope", "bytes", "client bytes for one client packet more", "Pearson 1901", RegressionSlope.Of),
        Cheap("client-marginal-size", "bytes", "client bytes for one client packet more, window by window", Talk, MarginalSize.Of<ClientBytes, ClientPackets>),
        Cheap("server-marginal-size", "bytes", "server bytes for one server packet more, window by window", Talk, MarginalSize.Of<ServerBytes, ServerPackets>),
        Cheap("regression-angle", "degrees", "direction of client bytes over client packets, 45 for packets of one size", "Pearson 1901", RegressionAngle.Of),
        Cheap("regression-distance-mean", "", "mean distance of the windows from that line", "Pearson 1901", RegressionDistanceMean.Of),
        Cheap("regression-distance-median", "", "median distance of the windows from that line", "Pearson 1901", RegressionDistanceMedian.Of),
    ];

    private static Companion[] Ports =>
    [
        Cheap("server-port-stability", "", "share of windows with the most frequent server port", Talk, ServerPortStability.Of),
        Cheap("server-ports", "ports", "most server ports in one window", Talk, ServerPorts.Of),
        Cheap("client-ports", "ports", "mean number of client ports in a window", Talk, ClientPortCount.Of),
        Cheap("client-port-changes", "", "share of windows with another client port than before", Talk, ClientPortChanges.Of),
        Cheap("orientation-stability", "", "share of windows whose ports say who the client is", "own", OrientationStability.Of),
    ];

    private static Companion[] Pattern =>
    [
        Cheap("concentric-circles", "", "share of windows within circles about their centre", Talk, Circles.Of),
        Cheap("striation", "", "how strongly client bytes over client packets keep to lines", "Kendall 1974", Striation.Of<ClientBytes, ClientPackets>),
        Cheap("striation-server", "", "how strongly server bytes over server packets keep to lines", "Kendall 1974", Striation.Of<ServerBytes, ServerPackets>),
        Cheap("nearest-neighbour-mean", "", "mean distance of a window from the one most like it, as logarithm", "Clark & Evans 1954", Neighbours.Mean),
        Cheap("nearest-neighbour-median", "", "median distance of a window from the one most like it, as logarithm", "Clark & Evans 1954", Neighbours.Median),
        Costly("ripley-k", "", "neighbours of a window within a tenth, 0.031 by chance", "Ripley 1977", Ripley.K),
        Costly("ripley-l", "", "the radius of that many neighbours, 0.1 by chance", "Besag 1977", Ripley.L),
        Costly("interior-size", "", "size of the windows' own hull, as logarithm", Talk, InteriorSize.Of),
    ];

    /// <summary>The companion of that name; null when there is none.</summary>
    public static Companion? Named(string name) => ByName.GetValueOrDefault(name);

    private static Companion Cheap(string name, string unit, string meaning, string source, CompanionMeasure measure) =>
        new(name, unit, meaning, source, false, measure);

    private static Companion Costly(string name, string unit, string meaning, string source, CompanionMeasure measure) =>
        new(name, unit, meaning, source, true, measure);
}
