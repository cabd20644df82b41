using FlowKafka.Flows;
using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Wire;

/// <summary>
/// Adds the packets of one connection at a time up into one-way records, once for each of the two ends that has a
/// logging interface. Time never runs backwards in it: a packet before the latest one counts at the latest one's time.
/// </summary>
internal sealed class FlowMeter
{
    private readonly Endpoint _client;
    private Endpoint _server;
    private readonly byte _protocol;
    private readonly DeliveryQueue _queue;
    private readonly SeededRandom _random;
    private readonly FlowAction _action;
    private Accumulator _upAtClient, _downAtClient, _upAtServer, _downAtServer;
    private ushort _clientPort;
    private ushort _serverPort;
    private long _clock = long.MinValue;

    public FlowMeter(Endpoint client, Endpoint server, byte protocol, FlowAction action, DeliveryQueue queue, SeededRandom random)
    {
        _client = client;
        _server = server;
        _protocol = protocol;
        _action = action;
        _queue = queue;
        _random = random;
    }

    /// <summary>Counts packets from the client to the server.</summary>
    public void Up(long time, int packets, long bytes)
    {
        _clock = Math.Max(_clock, time);
        if (_client.Interface is { } near)
            Count(ref _upAtClient, near, up: true, packets, bytes);
        if (_server.Interface is { } far)
            Count(ref _upAtServer, far, up: true, packets, bytes);
    }

    /// <summary>Counts packets from the server to the client.</summary>
    public void Down(long time, int packets, long bytes)
    {
        _clock = Math.Max(_clock, time);
        if (_client.Interface is { } near)
            Count(ref _downAtClient, near, up: false, packets, bytes);
        if (_server.Interface is { } far)
            Count(ref _downAtServer, far, up: false, packets, bytes);
    }

    /// <summary>Ends the records of the connection and begins another one.</summary>
    public void Reconnect(ushort clientPort, ushort serverPort)
    {
        Flush(long.MaxValue);
        _clientPort = clientPort;
        _serverPort = serverPort;
    }

    /// <summary>Goes on with another server; to be followed by <see cref="Reconnect"/>.</summary>
    public void Turn(Endpoint server)
    {
        Flush(long.MaxValue);
        _server = server;
    }

    /// <summary>
    /// Ends the records whose windows ended by <paramref name="until"/>. Returns the earliest moment after which another
    /// call can end more, <see cref="long.MaxValue"/> when no record is open.
    /// </summary>
    public long Flush(long until) => Math.Min(
        Math.Min(Close(ref _upAtClient, until, _client.Interface, up: true), Close(ref _downAtClient, until, _client.Interface, up: false)),
        Math.Min(Close(ref _upAtServer, until, _server.Interface, up: true), Close(ref _downAtServer, until, _server.Interface, up: false)));

    private void Count(ref Accumulator sum, NetworkInterface at, bool up, int packets, long bytes)
    {
        if (_clock >= sum.WindowEnd || sum.Packets == 0)
        {
            Close(ref sum, long.MaxValue, at, up);
            sum.WindowEnd = at.Enter(_clock);
            sum.First = _clock;
        }

        sum.Packets += packets;
        sum.Bytes += bytes;
        sum.Last = _clock;
    }

    private long Close(ref Accumulator sum, long until, NetworkInterface? at, bool up)
    {
        if (sum.Packets == 0 || at is null)
            return long.MaxValue;
        if (sum.WindowEnd > until)
            return sum.WindowEnd - 1;
        if (!at.Loses(sum.WindowEnd) || _random.Chance(0.5))
        {
            _queue.Add(
                new SimulatedLine(at, up ? _client : _server, up ? _server : _client)
                {
                    SourcePort = up ? _clientPort : _serverPort,
                    DestinationPort = up ? _serverPort : _clientPort,
                    Protocol = _protocol,
                    Action = _action,
                    Packets = sum.Packets,
                    Bytes = sum.Bytes,
                    Start = sum.First / 1000,
                    End = sum.Last / 1000,
                },
                sum.WindowEnd);
        }

        sum.Packets = 0;
        sum.Bytes = 0;
        return long.MaxValue;
    }
}
