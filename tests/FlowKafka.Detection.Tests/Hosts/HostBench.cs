using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Tests.Hosts;

/// <summary>Books over which hosts are spread as the group stage spreads them, fed window after window.</summary>
internal sealed class HostBench
{
    public HostBench(int books = 1, HostOptions? options = null, Func<IpAddress, ushort, string?>? poolLabel = null)
    {
        options ??= Options();
        Books = [.. Enumerable.Range(0, books).Select(_ => new HostBook(options, poolLabel))];
    }

    public HostTellings Told { get; } = new();

    public HostBook[] Books { get; }

    public HostBook Book => Books[0];

    /// <summary>What looks like mining here is a window of 40 to 60 bytes.</summary>
    public static HostOptions Options(params Model[] models) =>
        new() { PoolPorts = new HashSet<ushort> { 9999 }, Models = models.Length > 0 ? models : [BoxModel.Of("miner", [40, 20, 40, 20], [60, 30, 70, 30])] };

    /// <summary>The sum over the books.</summary>
    public NetworkContext Network => new(
        Books.Max(book => book.Network.AsOf), Books.Where(book => book.Network.Since > 0).Select(book => book.Network.Since).DefaultIfEmpty().Min(),
        Books.Sum(book => book.Network.Clients));

    /// <summary>Observes a point in both roles.</summary>
    public void Observe(in WindowPoint point)
    {
        var client = ClientOrientation.Decide(point.Conversation, point.Pair, Book.Options.OwnNetworks).Client;
        var (clientAddress, serverAddress) = client == Side.Lower ? (point.Pair.Lower, point.Pair.Higher) : (point.Pair.Higher, point.Pair.Lower);
        BookOf(serverAddress, point.Pair.Tenant).Observe(point, HostRole.Server);
        BookOf(clientAddress, point.Pair.Tenant).Observe(point, HostRole.Client);
    }

    public void Close(long closedThrough)
    {
        foreach (var book in Books)
            book.Close(closedThrough, Told);
    }

    /// <summary>Observes and closes window by window, in order.</summary>
    public HostBench Run(IEnumerable<WindowPoint> points)
    {
        foreach (var window in points.GroupBy(point => point.End).OrderBy(window => window.Key))
        {
            foreach (var point in window)
                Observe(point);
            Close(window.Key);
        }

        return this;
    }

    private HostBook BookOf(in IpAddress address, string tenant) =>
        Books[StableHash.Partition(StableHash.OfPair(address, address, 0, StableHash.OfText(tenant)), Books.Length)];
}
