using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>Pages that are left open and ask for news at a fixed interval, for minutes or hours.</summary>
internal sealed class WebPolling : TcpConversation
{
    private readonly double _interval;
    private readonly double _sessionsPerHour;
    private readonly int _up;
    private readonly int _down;
    private long _sessionEnd;
    private bool _open;

    public WebPolling(Pair pair, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits)
    {
        _interval = random.LogUniform(10, 90);
        _sessionsPerHour = random.LogUniform(0.15, 0.8);
        _up = random.Integer(180, 900);
        _down = random.Integer(120, 1_300);
        BeginAt(pair.Start + Wait(3600 / _sessionsPerHour));
    }

    protected override long Step(long time)
    {
        if (!_open)
        {
            if (!Random.Chance(DailyRhythm.At(time)))
                return time + Wait(3600 / _sessionsPerHour);
            _open = true;
            _sessionEnd = time + Wait(2_400);
            return Open(time);
        }

        if (time >= _sessionEnd)
        {
            Tcp.Close(time);
            _open = false;
            return time + Wait(3600 / _sessionsPerHour);
        }

        Ask(time, (int)(_up * Random.Between(0.95, 1.05)), (int)(_down * Random.Between(0.6, 1.6)));
        return time + 1 + Seconds(_interval * Random.Between(0.95, 1.05));
    }
}
