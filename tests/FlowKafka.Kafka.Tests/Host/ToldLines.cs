using System.Globalization;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Host;

/// <summary>What is told of hosts, a line each.</summary>
internal sealed class ToldLines : IHostSink
{
    private readonly List<string> _lines = [];

    public SymbolTable Names { get; } = new();

    /// <summary>The end of the window of what is told.</summary>
    public long End { get; set; }

    public void Add(long end, in NetworkContext network) => _lines.Add(Line($"{end} network of {network.Clients}"));

    public void Tell(in IpPair pair, in ServerContext server) => _lines.Add(Line($"{End} {pair} {server}"));

    public void Tell(in IpPair pair, in ClientContext client) => _lines.Add(Line($"{End} {pair} {client}"));

    public void Rotating(in WindowPoint point, ServerRotation rotation) =>
        _lines.Add(Line($"{End} {WindowText.Of(point)} {rotation.Network} {rotation.Port} {rotation.Newest} {string.Join(',', rotation.Servers)}"));

    public List<string> Sorted()
    {
        _lines.Sort(StringComparer.Ordinal);
        return _lines;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
