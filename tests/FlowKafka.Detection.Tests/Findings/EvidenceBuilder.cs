using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Tests.Findings;

/// <summary>Evidence of one conversation outwards, changed in what a test is about.</summary>
internal sealed record EvidenceBuilder
{
    public const long Day = 86_400_000;

    public ServerContext Server { get; init; }

    public ClientContext Client { get; init; }

    public NetworkContext Network { get; init; }

    public ServerRotation? Rotation { get; init; }

    public string Direction { get; init; } = "outbound";

    public Conversation Conversation { get; init; } = new() { Start = Trace.Origin, Points = 12 };

    public long End { get; init; } = Trace.EndOf(11);

    public Finding Find(IDetector detector)
    {
        var evidence = new ConversationEvidence
        {
            Pair = IpPair.Of(IpAddress.Parse("10.0.0.5"), IpAddress.Parse("203.0.113.9"), 6, ""),
            Conversation = Conversation,
            Orientation = new(Side.Lower, ClientEvidence.SynFlags, 1),
            Direction = Direction,
            ServerPort = 3333,
            End = End,
            WindowSize = Trace.Size,
            Windows = [],
            Server = Server,
            Client = Client,
            Network = Network,
            Rotation = Rotation,
            Lists = KnownLists.Empty,
        };
        return detector.Find(evidence);
    }
}
