using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>A few connections within minutes, and then no more. One in six comes back, after an hour or after days.</summary>
internal sealed class PassingVisit : TcpConversation
{
    private readonly double _returnHours;
    private readonly int _up, _down;
    private int _connections;
    private int _visits;

    public PassingVisit(Pair pair, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits)
    {
        _visits = random.Chance(0.17) ? 2 + (int)random.Exponential(4) : 1;
        _returnHours = random.LogUniform(1, 60);
        _up = (int)random.LogUniform(80, 1_300);
        _down = (int)random.LogUniform(60, 60_000);
        _connections = Connections();
        var wanted = random.Fraction();
        BeginAt(wanted < DailyRhythm.At(pair.Start) ? pair.Start : pair.Start + Wait(6 * 3600));
    }

    protected override long Step(long time)
    {
        var end = Open(time);
        var requests = 1 + (int)Random.Exponential(2);
        for (var i = 0; i < requests; i++)
        {
            Tcp.Send(end, up: true, 1 + (int)(_up * Random.Between(0.7, 1.3)));
            Tcp.SendBulk(end + RoundTrip, up: false, 1 + (int)(_down * Random.Between(0.3, 2)));
            end += 2 * RoundTrip + Wait(1);
        }

        Tcp.Close(end);
        if (--_connections > 0)
            return end + Wait(40);
        _connections = Connections();
        return --_visits > 0 ? end + Wait(_returnHours * 3600) : Never;
    }

    private int Connections() => 1 + (int)Random.Exponential(1.5);
}
