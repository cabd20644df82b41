using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>
/// A question for a target's health every 5 to 60 seconds: over one connection, or each over a new one, or nothing but
/// the connection.
/// </summary>
internal sealed class HealthCheck : TcpConversation
{
    private readonly double _period;
    private readonly int _up, _down;
    private readonly bool _stays;
    private bool _open;

    public HealthCheck(Pair pair, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits)
    {
        _stays = random.Chance(0.75);
        _period = _stays ? random.Pick([5.0, 10.0, 15.0, 30.0]) : random.Pick([30.0, 60.0, 60.0]);
        _up = !_stays && random.Chance(0.4) ? 0 : random.Integer(100, 190);
        _down = random.Integer(110, 420);
        BeginAt(pair.Start + (long)(random.Fraction() * _period * 1000));
    }

    protected override long Step(long time)
    {
        var next = time + Seconds(_period * Random.Between(0.99, 1.01));
        if (!_open)
            time = Open(time);
        _open = _stays && !Random.Chance(0.001);
        if (_up > 0)
            Ask(time, _up, _down);
        if (!_open)
            Tcp.Close(time + 2 * RoundTrip + 1);
        return next;
    }
}
