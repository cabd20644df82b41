using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>Questions and answers without a connection: DNS, NTP, WireGuard's keepalives, ICMP echo.</summary>
internal sealed class DatagramExchange : Conversation
{
    private readonly DatagramProfile _profile;
    private readonly int _headers;

    public DatagramExchange(Pair pair, DatagramProfile profile, SeededRandom random, DeliveryQueue queue)
        : base(pair, random, queue)
    {
        _profile = profile;
        _headers = (pair.IsV6 ? 40 : 20) + 8;
        Meter.Reconnect(Port(), pair.Port);
        BeginAt(pair.Start + Pause(pair.Start));
    }

    protected override long Step(long time)
    {
        if (_profile.NewPort)
            Meter.Reconnect(Port(), Pair.Port);
        Meter.Up(time, 1, _headers + Random.Integer(_profile.Up.Low, _profile.Up.High));
        if (_profile.Down.High > 0)
            Meter.Down(time + 20, 1, _headers + Random.Integer(_profile.Down.Low, _profile.Down.High));
        return time + Pause(time);
    }

    private ushort Port() => Pair.Protocol == Pair.Icmp ? (ushort)0
        : _profile.FixedPort is { } port ? port : Pair.Client.NextPort();

    private long Pause(long time)
    {
        var busy = 1 - _profile.Rhythm * (1 - DailyRhythm.At(time));
        return _profile.Regular
            ? 1 + Seconds(_profile.Period * Random.Between(0.99, 1.01))
            : Wait(_profile.Period / busy);
    }
}
