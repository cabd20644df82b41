using FlowKafka.Detection;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Tests.Judge;

/// <summary>
/// Notes what judge is fed: "600+ 7" for a window that starts at 600 while the network has 7 clients, "600 s" for a
/// server as of 600, "600 r 7" for a rotation's window that ends then. How far it was told that all has come is no part of it.
/// </summary>
internal sealed class FeedRecorder : IContextSink
{
    private int _clients;

    public List<string> Fed { get; } = [];

    public long AdvancedTo { get; private set; } = long.MinValue;

    public long CompleteTo { get; private set; } = long.MinValue;

    public void Emit(in WindowPoint point)
    {
        Assert.True(CompleteTo <= point.Start, "something later was told before the window");
        Fed.Add($"{point.Start}+ {_clients}");
    }

    public void Tell(in IpPair pair, in ServerContext server) => Fed.Add($"{server.AsOf} s");

    public void Tell(in IpPair pair, in ClientContext client) => Fed.Add($"{client.AsOf} c");

    public void Rotating(in WindowPoint point, ServerRotation rotation) => Fed.Add($"{point.End} r {_clients}");

    public void Advance(long closedThrough) => AdvancedTo = closedThrough;

    public void Complete(long asOf, ReadOnlySpan<NetworkContext> shares)
    {
        Assert.True(asOf > CompleteTo);
        CompleteTo = asOf;
        _clients = 0;
        foreach (var share in shares)
            _clients += share.Clients;
    }
}
