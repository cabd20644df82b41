using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>A conversation after a <see cref="PulseProfile"/>.</summary>
internal sealed class PulseConversation : TcpConversation
{
    /// <summary>Beyond this many bytes an answer has several segments, and an ACK for every other one.</summary>
    private const int LongReply = 1_400;

    private readonly PulseProfile _profile;
    private readonly double _period;
    private readonly double _pushEvery;
    private readonly double _lifeHours;
    private readonly int _up;
    private readonly int _reply;
    private bool _connected;
    private bool _resumes;
    private long _nextPulse;
    private long _nextPush;
    private long _lifeEnd;

    public PulseConversation(Pair pair, PulseProfile profile, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits)
    {
        _profile = profile;
        _resumes = pair.Ongoing;
        _period = random.From(profile.Period);
        _up = random.Integer(profile.Up.Low, profile.Up.High);
        _reply = random.Integer(profile.Reply.Low, profile.Reply.High);
        _pushEvery = profile.PushEvery is { } every ? random.From(every) : 0;
        _lifeHours = random.From(profile.Life);
    }

    /// <summary>Makes a conversation whose traits follow from the profile.</summary>
    public static PulseConversation Of(Pair pair, PulseProfile profile, SeededRandom random, DeliveryQueue queue)
    {
        var traits = TcpTraits.Draw(random, profile.Tls, inside: pair.Server.Interface is not null);
        if (profile.Timestamps is { } timestamps)
            traits = traits with { Timestamps = timestamps };
        return new PulseConversation(pair, profile, random, queue, traits);
    }

    /// <summary>Further addresses of the server, of which a new connection takes any; empty when it has one only.</summary>
    public IReadOnlyList<Endpoint> Addresses { get; init; } = [];

    public override IEnumerable<Pair> Pairs => Addresses.Count == 0 ? base.Pairs : Addresses.Select(address => Pair with { Server = address });

    protected override long Step(long time)
    {
        if (!_connected)
            return Connect(time);
        if (time >= _lifeEnd)
        {
            Tcp.Close(time);
            _connected = false;
            if (Addresses.Count > 0)
                Meter.Turn(Random.Pick(Addresses));
            return time + Wait(8);
        }

        if (time >= _nextPulse)
        {
            Pulse(time);
            _nextPulse = time + Pause(time);
        }
        else
        {
            Push(time);
            _nextPush = time + Wait(_pushEvery);
        }

        return Math.Min(_lifeEnd, Math.Min(_nextPulse, _nextPush));
    }

    private long Connect(long time)
    {
        _connected = true;
        _lifeEnd = time + Wait(_lifeHours * 3600);
        if (_resumes)
        {
            _resumes = false;
            Resume();
            time += (long)(Random.Fraction() * Pause(time));
        }
        else
        {
            time = Open(time);
        }

        _nextPulse = time;
        _nextPush = _pushEvery > 0 ? time + Wait(_pushEvery) : Never;
        return time;
    }

    private long Pause(long time)
    {
        var rate = _profile.Rhythm == 0 ? 1 : 1 - _profile.Rhythm * (1 - DailyRhythm.At(time));
        return 1 + Seconds(_period / rate * (1 + _profile.Jitter * Random.Between(-1, 1)));
    }

    private void Pulse(long time)
    {
        if (_up == 0)
            Tcp.Acknowledge(time, up: true);
        else
            Tcp.Send(time, up: true, Vary(_up));
        if (_reply == 0)
        {
            Tcp.Acknowledge(time + RoundTrip, up: false);
            return;
        }

        if (_profile.ServerAck > 0 && Random.Chance(_profile.ServerAck))
            Tcp.Acknowledge(time + RoundTrip, up: false);
        if (_reply > LongReply)
        {
            Tcp.SendBulk(time + RoundTrip, up: false, Vary(_reply));
            return;
        }

        Tcp.Send(time + RoundTrip, up: false, Vary(_reply));
        if (Random.Chance(_profile.ClientAck))
            Tcp.Acknowledge(time + RoundTrip, up: true);
    }

    private void Push(long time)
    {
        Tcp.Send(time, up: false, Random.Integer(_profile.Push.Low, _profile.Push.High));
        if (_profile.AnswerPush > 0 && Random.Chance(_profile.AnswerPush))
        {
            Tcp.Send(time + RoundTrip, up: true, Vary(_up));
            Tcp.Acknowledge(time + 2 * RoundTrip, up: false);
        }
        else
        {
            Tcp.Acknowledge(time + RoundTrip, up: true);
        }
    }

    private int Vary(int size) => _profile.Spread == 0
        ? size
        : Math.Max(1, (int)(size * (1 + _profile.Spread * Random.Between(-1, 1))));
}
