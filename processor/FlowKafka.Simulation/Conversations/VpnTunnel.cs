using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>A VPN over one TCP connection: keepalives every 5 to 60 seconds both ways, and bursts of its user's traffic.</summary>
internal sealed class VpnTunnel : TcpConversation
{
    private readonly double _keepalive;
    private readonly double _hours;
    private readonly double _burst;
    private readonly int _size;
    private bool _open;
    private long _nextKeepalive, _nextBurst, _end;

    public VpnTunnel(Pair pair, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits with { Tls = TlsVersion.None })
    {
        _keepalive = random.Pick([5.0, 10.0, 10.0, 20.0, 25.0, 60.0]);
        _hours = random.LogUniform(1, 40);
        _burst = random.LogUniform(0.4, 60);
        _size = random.Integer(42, 90);
        BeginAt(pair.Start + Wait(1_800));
    }

    protected override long Step(long time)
    {
        if (!_open)
        {
            if (!Random.Chance(0.15 + 0.85 * DailyRhythm.At(time)))
                return time + Wait(3_600);
            _open = true;
            time = Open(time);
            Ask(time, 1_300, 4_200);
            _end = time + Wait(_hours * 3600);
            _nextKeepalive = time + Seconds(_keepalive);
            _nextBurst = time + Wait(_burst);
        }
        else if (time >= _end)
        {
            Tcp.Close(time);
            _open = false;
            return time + Wait(7_200);
        }
        else if (time >= _nextKeepalive)
        {
            Ask(time, _size, _size);
            _nextKeepalive = time + Seconds(_keepalive);
        }
        else
        {
            Burst(time);
            _nextBurst = time + Wait(_burst / (0.02 + DailyRhythm.At(time)));
        }

        return Math.Min(_end, Math.Min(_nextKeepalive, _nextBurst));
    }

    private void Burst(long time)
    {
        Tcp.Send(time, up: true, Random.Integer(80, 1_400));
        Tcp.SendBulk(time + RoundTrip, up: false, (int)Random.LogUniform(80, 80_000));
    }
}
