using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Wire;

/// <summary>
/// Turns messages into packets: segments, headers, TLS records, ACKs, now and then a retransmission. Sizes are IP
/// total length, 40 bytes of headers or 52 with TCP timestamps (20 more over IPv6).
/// </summary>
internal sealed class TcpConnection
{
    private readonly FlowMeter _meter;
    private readonly SeededRandom _random;
    private readonly int _segment;
    private readonly bool _ipv6;

    public TcpConnection(FlowMeter meter, SeededRandom random, bool ipv6, bool timestamps, TlsVersion tls)
    {
        _meter = meter;
        _random = random;
        Tls = tls;
        _ipv6 = ipv6;
        Header = (ipv6 ? 60 : 40) + (timestamps ? 12 : 0);
        _segment = 1460 - (timestamps ? 12 : 0) - (ipv6 ? 20 : 0);
    }

    public int Header { get; }

    public TlsVersion Tls { get; }

    /// <summary>Round-trip time in milliseconds.</summary>
    public int RoundTrip { get; init; } = 30;

    /// <summary>The fraction of messages that lose a segment.</summary>
    public double Loss { get; init; } = 0.001;

    /// <summary>The three packets that open a connection, and TLS's handshake; returns when it is done.</summary>
    public long Open(long time, ushort clientPort, ushort serverPort)
    {
        _meter.Reconnect(clientPort, serverPort);
        var syn = Header < 60 ? 60 : 80;
        _meter.Up(time, 1, syn);
        _meter.Down(time + RoundTrip, 1, syn);
        Acknowledge(time + RoundTrip, up: true);
        time += RoundTrip;
        return Tls == TlsVersion.None ? time : Handshake(time);
    }

    /// <summary>A message of one record in one direction; returns the number of its segments.</summary>
    public int Send(long time, bool up, int payload)
    {
        var size = payload + (Tls == TlsVersion.None ? 0 : RecordOverhead);
        var segments = Math.Max(1, (size + _segment - 1) / _segment);
        Count(time, up, segments, size + (long)segments * Header);
        if (Loss > 0 && _random.Chance(Loss))
        {
            Count(time + 200 + 2 * RoundTrip, up, 1, Math.Min(size, _segment) + Header);
            Acknowledge(time + 200 + 3 * RoundTrip, !up);
        }

        return segments;
    }

    /// <summary>A keepalive probe of the client's TCP, which has no options and no data, and its ACK.</summary>
    public void Probe(long time)
    {
        _meter.Up(time, 1, _ipv6 ? 60 : 40);
        Acknowledge(time + RoundTrip, up: false);
    }

    /// <summary>A long message with the receiver's ACK for every second segment.</summary>
    public void SendBulk(long time, bool up, int payload)
    {
        Send(time, up, payload);
        var acks = Math.Max(1, (payload / _segment + 1) / 2);
        Count(time + RoundTrip, !up, acks, (long)acks * Header);
    }

    /// <summary>A packet without data.</summary>
    public void Acknowledge(long time, bool up) => Count(time, up, 1, Header);

    /// <summary>FIN from the client, FIN from the server, and the last ACK.</summary>
    public void Close(long time)
    {
        Acknowledge(time, up: true);
        Acknowledge(time + RoundTrip, up: false);
        Acknowledge(time + RoundTrip, up: true);
    }

    /// <summary>Begins to count a connection that had been opened before the simulation.</summary>
    public void Resume(ushort clientPort, ushort serverPort) => _meter.Reconnect(clientPort, serverPort);

    private int RecordOverhead => Tls == TlsVersion.Tls13 ? 22 : 29;

    private long Handshake(long time)
    {
        var flight = _random.Integer(2_400, 4_600);
        Plain(time, up: true, _random.Integer(240, 580));
        Plain(time + RoundTrip, up: false, flight);
        Acknowledge(time + RoundTrip, up: true);
        Plain(time + RoundTrip + 2, up: true, Tls == TlsVersion.Tls13 ? 80 : 126);
        Plain(time + 2 * RoundTrip, up: false, Tls == TlsVersion.Tls13 ? 510 : 51);
        return time + 2 * RoundTrip + 2;
    }

    private void Plain(long time, bool up, int size)
    {
        var segments = (size + _segment - 1) / _segment;
        Count(time, up, segments, size + (long)segments * Header);
    }

    private void Count(long time, bool up, int packets, long bytes)
    {
        if (up)
            _meter.Up(time, packets, bytes);
        else
            _meter.Down(time, packets, bytes);
    }
}
