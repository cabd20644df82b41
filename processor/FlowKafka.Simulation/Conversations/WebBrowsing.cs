using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>A person's visits to one site: each a connection with a burst of requests.</summary>
internal sealed class WebBrowsing : TcpConversation
{
    private readonly double _visitsPerHour;
    private int _requestsLeft;
    private bool _open;

    public WebBrowsing(Pair pair, double visitsPerHour, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits)
    {
        _visitsPerHour = visitsPerHour;
        BeginAt(pair.Start + Wait(3600 / visitsPerHour));
    }

    protected override long Step(long time)
    {
        if (_open)
            return Request(time);
        if (!Random.Chance(DailyRhythm.At(time)))
            return time + Wait(3600 / _visitsPerHour);
        _open = true;
        _requestsLeft = 1 + (int)Random.Exponential(6);
        return Open(time);
    }

    private long Request(long time)
    {
        if (_requestsLeft-- == 0)
        {
            Tcp.Close(time);
            _open = false;
            return time + Wait(3600 / _visitsPerHour);
        }

        Tcp.Send(time, up: true, Random.Integer(90, 1_100));
        Tcp.SendBulk(time + RoundTrip, up: false, (int)Random.LogUniform(200, 300_000));
        return time + Wait(Random.Chance(0.6) ? 0.3 : 12);
    }
}
