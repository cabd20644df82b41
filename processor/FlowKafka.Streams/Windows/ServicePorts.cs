using FlowKafka.Streams.Points;

namespace FlowKafka.Streams.Windows;

/// <summary>Ports at which a server listens: below 1024, and the usual ones above (IANA's registry and common use).</summary>
internal sealed class ServicePorts
{
    private const ushort FirstEphemeral = 32_768;

    private static readonly ushort[] Usual =
    [
        1080, 1194, 1433, 1521, 1723, 1883, 2049, 2181, 2375, 2376, 2379, 2380, 3000, 3128, 3268, 3269, 3306, 3333, 3389,
        4443, 4444, 5000, 5044, 5222, 5223, 5228, 5432, 5555, 5601, 5671, 5672, 5900, 5984, 5985, 5986, 6379, 6443, 6667,
        6697, 7777, 8000, 8080, 8081, 8086, 8088, 8125, 8333, 8443, 8883, 8888, 9000, 9042, 9090, 9092, 9093, 9100, 9200,
        9300, 9418, 9999, 10250, 11211, 14433, 14444, 15672, 25565, 27017, 30303, 45700, 51820,
    ];

    private readonly bool[] _known = new bool[65_536];

    public ServicePorts(IEnumerable<ushort> more)
    {
        Array.Fill(_known, true, 1, 1023);
        foreach (var port in Usual)
            _known[port] = true;
        foreach (var port in more)
            _known[port] = true;
    }

    /// <summary>
    /// The side that is the client by its port: the one that alone has no known service port, else the one that alone has
    /// an ephemeral port, 32768 and up as Linux gives them; null when the ports do not say.
    /// </summary>
    public Side? ClientOf(ushort lower, ushort higher) =>
        ClientVotes.Majority(_known[lower] ? 0 : 1, _known[higher] ? 0 : 1)
        ?? ClientVotes.Majority(lower >= FirstEphemeral ? 1 : 0, higher >= FirstEphemeral ? 1 : 0);
}
