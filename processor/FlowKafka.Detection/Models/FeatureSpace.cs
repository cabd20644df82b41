using System.Collections.Immutable;

namespace FlowKafka.Detection.Models;

/// <summary>The space in which a model's hulls lie: which numbers of a window, in which order.</summary>
public static class FeatureSpace
{
    /// <summary>The name of the talk's space: the four numbers as they are.</summary>
    public const string Raw = "raw";

    /// <summary>How many numbers a point of the raw space has.</summary>
    public const int Dimension = 4;

    /// <summary>The numbers of the raw space, in order.</summary>
    public static ImmutableArray<string> RawFeatures { get; } = ["clientBytes", "clientPackets", "serverBytes", "serverPackets"];
}
