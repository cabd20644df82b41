using FlowKafka.Detection.Findings.Detectors;

namespace FlowKafka.Detection.Findings;

/// <summary>Which detectors look at a conversation, and how.</summary>
public sealed record DetectorOptions
{
    /// <summary>Conversations that have gone on for very long.</summary>
    public LongFlowOptions LongFlow { get; init; } = new();

    /// <summary>Long ones with few bytes.</summary>
    public QuietLongFlowOptions QuietLongFlow { get; init; } = new();

    /// <summary>Periodic ones.</summary>
    public PeriodicFlowOptions PeriodicFlow { get; init; } = new();

    /// <summary>Miners that are refused.</summary>
    public BlockedMinerOptions BlockedMiner { get; init; } = new();

    /// <summary>Findings that are not looked for.</summary>
    public IReadOnlyList<FindingKind> Off { get; init; } = [];

    /// <summary>Checks the options and gives one line for each fault, the detector's name before it.</summary>
    public IEnumerable<string> Faults() =>
    [
        .. Named(nameof(LongFlow), LongFlow.Faults()),
        .. Named(nameof(QuietLongFlow), QuietLongFlow.Faults()),
        .. Named(nameof(PeriodicFlow), PeriodicFlow.Faults()),
        .. Named(nameof(BlockedMiner), BlockedMiner.Faults()),
    ];

    /// <summary>Makes the detectors that are not switched off.</summary>
    public IReadOnlyList<IDetector> Build()
    {
        var detectors = new List<IDetector>();
        if (LongFlow.Enabled)
            detectors.Add(new LongFlowDetector(LongFlow));
        if (QuietLongFlow.Enabled)
            detectors.Add(new QuietLongFlowDetector(QuietLongFlow));
        if (PeriodicFlow.Enabled)
            detectors.Add(new PeriodicFlowDetector(PeriodicFlow));
        if (BlockedMiner.Enabled)
            detectors.Add(new BlockedMinerDetector(BlockedMiner));
        detectors.AddRange(HostDetectors.All);
        detectors.AddRange(PlainDetectors);
        detectors.RemoveAll(detector => Off.Contains(detector.Kind));
        return detectors;
    }

    private static IDetector[] PlainDetectors => [new HullMembershipDetector(), new PoolListDetector(), new DenyListDetector(), new PeerToPeerNodeDetector(), new MiningPortDetector()];

    private static IEnumerable<string> Named(string name, IEnumerable<string> faults) => faults.Select(fault => $"{name}: {fault}");
}
