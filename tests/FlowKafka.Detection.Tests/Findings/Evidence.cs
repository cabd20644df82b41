using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Detection.Orientation;
using FlowKafka.Detection.Profiles;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Tests.Findings;

/// <summary>Evidence for detectors: what a test doesn't name is nothing.</summary>
internal sealed record Evidence
{
    /// <summary>Age of the conversation in hours; null for none.</summary>
    public double? Hours { get; init; }

    public long LowerBytes { get; init; }

    public long HigherBytes { get; init; }

    public string Direction { get; init; } = "outbound";

    public RejectHistory Rejects { get; init; }

    public LongRecordTotals LongRecords { get; init; }

    public OrientedWindow[] Windows { get; init; } = [];

    public static long End => Trace.StartOf(100_000);

    public Finding Of(IDetector detector) => detector.Find(new ConversationEvidence
    {
        Pair = IpPair.Of(IpAddress.Parse("10.0.0.1"), IpAddress.Parse("203.0.113.1"), 6, ""),
        Conversation = Hours is { } hours
            ? new() { Start = End - (long)(hours * 3_600_000), Points = 1, LowerBytes = LowerBytes, HigherBytes = HigherBytes }
            : default,
        Orientation = new(Side.Lower, ClientEvidence.OwnNetworks, 1),
        Direction = Direction,
        ServerPort = 3333,
        End = End,
        WindowSize = Trace.Size,
        Windows = Windows,
        Rejects = Rejects,
        LongRecords = LongRecords,
        Lists = KnownLists.Empty,
    });
}
