using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>
/// xmrig at a pool: login, jobs, shares, keepalives 60 s after the last message sent, reconnects 5 s apart. The
/// client sends a bare ACK for every message of the server; the server does before some of its OKs.
/// </summary>
internal sealed class XmrMiner : TcpConversation
{
    private readonly XmrPool _pool;
    private readonly DonationSchedule _donation;
    private readonly double _settledInterval;
    private readonly double _reconnectHours;
    private bool _connected;
    private bool _resumes;
    private long _nextJob, _nextShare, _nextKeepalive, _nextAdjustment, _connectionEnd;
    private double _interval;
    private double _speed = 1;

    public XmrMiner(
        Pair pair, XmrPool pool, double hashRate, DonationSchedule donation, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits)
    {
        _pool = pool;
        _donation = donation;
        _resumes = pair.Ongoing;
        _settledInterval = pool.ShareInterval(hashRate);
        _interval = pair.Ongoing || pool.TargetInterval is null ? _settledInterval : Math.Clamp(pool.Difficulty / hashRate, XmrPool.ShortestInterval, 120);
        _reconnectHours = random.LogUniform(1.5, 8);
    }

    protected override long Step(long time)
    {
        if (!_connected)
            return Connect(time);
        if (time >= _connectionEnd)
            return Disconnect(time);
        if (time >= _nextJob)
        {
            Job(time);
            _nextJob = time + Seconds(0.2 * _pool.JobInterval) + Wait(0.8 * _pool.JobInterval);
        }
        else if (time >= _nextShare)
        {
            Share(time);
        }
        else if (time >= _nextKeepalive)
        {
            Ask(time, XmrPool.KeepalivePayload, XmrPool.KeepaliveReplyPayload);
            Said(time);
        }
        else
        {
            Adjust(time);
        }

        return Next();
    }

    private long Connect(long time)
    {
        _connected = true;
        _connectionEnd = time + Wait(_reconnectHours * 3600);
        if (_resumes)
        {
            _resumes = false;
            Resume();
        }
        else
        {
            time = Open(time);
            Ask(time, _pool.LoginPayload, _pool.JobPayload + Random.Integer(20, 45));
            time += 2 * RoundTrip;
        }

        Said(time);
        _nextJob = time + Wait(_pool.JobInterval);
        _nextShare = time + Wait(_interval / _speed);
        _nextAdjustment = time + Wait(90);
        return Next();
    }

    private long Disconnect(long time)
    {
        _connected = false;
        if (Random.Chance(0.5))
            Tcp.Close(time);
        var outage = Random.Chance(0.06) ? Math.Min(Wait(360), 1_100_000) : 5_000L * Random.Integer(1, 3);
        return time + outage;
    }

    private void Job(long time)
    {
        Tcp.Send(time, up: false, _pool.JobPayload + Random.Integer(-2, 2));
        Tcp.Acknowledge(time + 1, up: true);
    }

    private void Share(long time)
    {
        if (_donation.Until(time) is { } donationEnd)
        {
            _nextShare = donationEnd + Wait(_interval / _speed);
            return;
        }

        Tcp.Send(time, up: true, _pool.SubmitPayload + Random.Integer(0, 2));
        if (Random.Chance(_pool.ServerAck))
            Tcp.Acknowledge(time + RoundTrip, up: false);
        Tcp.Send(time + RoundTrip + Random.Integer(0, 40), up: false, _pool.OkPayload + Random.Integer(0, 1));
        Tcp.Acknowledge(time + RoundTrip + 41, up: true);
        Said(time);
        _nextShare = time + Wait(_interval / _speed);
    }

    /// <summary>The pool's difficulty comes half of its way nearer; the machine's speed wanders.</summary>
    private void Adjust(long time)
    {
        _speed = Math.Clamp(_speed + Random.Between(-0.04, 0.04), 0.75, 1.1);
        _nextAdjustment = time + Wait(90);
        if (_pool.TargetInterval is null || Math.Abs(_interval / _settledInterval - 1) < 0.1)
            return;
        _interval = (_interval + _settledInterval) / 2;
        Job(time);
    }

    private void Said(long time) => _nextKeepalive = _pool.Keepalive ? time + 60_000 : Never;

    private long Next() => Math.Min(
        Math.Min(_connectionEnd, _nextJob), Math.Min(Math.Min(_nextShare, _nextKeepalive), _nextAdjustment));
}
