using System.Collections.Immutable;
using FlowKafka.Detection.Findings.Detectors;

namespace FlowKafka.Detection.Findings;

/// <summary>The detectors that ask what is known across pairs.</summary>
public static class HostDetectors
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<IDetector> All { get; } =
    [
        PrevalenceDetector.OfRare, PrevalenceDetector.OfCommon, FirstSeenDetector.OfNew, FirstSeenDetector.OfOld,
        new MiningServerDetector(), new MiningProxyDetector(), new UnusualForHostDetector(), new PoolRotationDetector(),
    ];
}
