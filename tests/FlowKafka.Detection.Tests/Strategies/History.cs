using FlowKafka.Detection.Strategies;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Tests.Strategies;

/// <summary>Captures made of traces.</summary>
internal static class History
{
    public static Trace Miner(int lastWindow, long bytes = 50) => new Trace("10.0.0.1", "198.51.100.7").Talk(0, lastWindow, bytes);

    public static CaptureHistory Capture(params Trace[] traces) => Capture("capture", traces);

    public static CaptureHistory Capture(string name, params Trace[] traces) =>
        CaptureHistory.Of(name, [.. traces.SelectMany(trace => trace.Points).OrderBy(point => point.Start)], OwnNetworks.Private);

    public static PairHistory Pair(Trace trace) => Capture(trace).Pairs.Single();

    public static ConversationHistory Conversation(Trace trace) => Pair(trace).Conversations.Single();
}
