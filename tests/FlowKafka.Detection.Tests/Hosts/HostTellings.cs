using System.Globalization;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using FlowKafka.Testing;

namespace FlowKafka.Detection.Tests.Hosts;

/// <summary>Keeps what books tell, and each telling as a line under the end of its window.</summary>
internal sealed class HostTellings : IHostSink
{
    public List<(IpPair Pair, ServerContext Server)> Servers { get; } = [];

    public List<(IpPair Pair, ClientContext Client)> Clients { get; } = [];

    public List<(WindowPoint Point, ServerRotation Rotation)> Rotations { get; } = [];

    public SortedDictionary<long, List<string>> Lines { get; } = [];

    public static string Text(in IpPair pair) => $"{pair.Tenant} {pair.Lower} {pair.Higher} {pair.Protocol}";

    public void Tell(in IpPair pair, in ServerContext server)
    {
        Servers.Add((pair, server));
        Add(server.AsOf, $"server {Text(pair)} {server}");
    }

    public void Tell(in IpPair pair, in ClientContext client)
    {
        Clients.Add((pair, client));
        Add(client.AsOf, $"client {Text(pair)} {client}");
    }

    public void Rotating(in WindowPoint point, ServerRotation rotation)
    {
        Rotations.Add((point, rotation));
        Add(point.End, $"rotation {rotation.Network}:{rotation.Port} {rotation.Newest} of {string.Join(' ', rotation.Servers)} {WindowText.Of(point)}");
    }

    /// <summary>The last telling of a server.</summary>
    public ServerContext ServerOf(string client, string server) => Servers.Last(told => told.Pair == PairOf(client, server)).Server;

    /// <summary>The last telling of a client.</summary>
    public ClientContext ClientOf(string client, string server) => Clients.Last(told => told.Pair == PairOf(client, server)).Client;

    private static IpPair PairOf(string one, string other) => IpPair.Of(IpAddress.Parse(one), IpAddress.Parse(other), 6, "");

    private void Add(long end, string line)
    {
        if (!Lines.TryGetValue(end, out var lines))
            Lines.Add(end, lines = []);
        lines.Add(line.ToString(CultureInfo.InvariantCulture));
    }
}
