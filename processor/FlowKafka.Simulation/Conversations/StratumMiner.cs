using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>
/// A miner at a pool, or a rig at a proxy: login, jobs, shares, keepalives 60 s after the last message sent, probes of
/// its TCP, difficulty that follows the shares, reconnects 5 s apart, then perhaps to another address of the pool.
/// </summary>
internal sealed class StratumMiner : TcpConversation
{
    private const long RetargetEvery = 90_000;

    private readonly StratumPool _pool;
    private readonly MinerTraits _miner;
    private readonly IReadOnlyList<Endpoint> _addresses;
    private readonly DonationSchedule? _donation;
    private bool _connected;
    private bool _resumes;
    private long _nextJob, _nextShare, _nextKeepalive, _nextProbe, _nextAdjustment, _connectionEnd;
    private long _retargeted;
    private int _sharesSince;
    private double _interval;
    private double _speed = 1;

    /// <summary>A miner of the pair's server, which is the first of <paramref name="addresses"/>.</summary>
    public StratumMiner(
        Pair pair, StratumPool pool, MinerTraits miner, IReadOnlyList<Endpoint> addresses, DonationSchedule? donation, SeededRandom random,
        DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits)
    {
        _pool = pool;
        _miner = miner;
        _addresses = addresses;
        _donation = donation;
        _resumes = pair.Ongoing;
        var settled = pool.ShareInterval(miner.HashRate);
        _interval = pair.Ongoing || pool.TargetInterval is null ? settled : Math.Clamp(pool.Difficulty / miner.HashRate, StratumPool.ShortestInterval, 120);
    }

    public override IEnumerable<Pair> Pairs => _addresses.Select(address => Pair with { Server = address });

    protected override long Step(long time)
    {
        if (!_connected)
            return Connect(time);
        if (time >= _connectionEnd)
            return Disconnect(time);
        if (time >= _nextJob)
        {
            Job(time);
            _nextJob = time + _pool.Jobs.Wait(Random);
        }
        else if (time >= _nextShare)
        {
            Share(time);
        }
        else if (time >= _nextKeepalive)
        {
            Ask(time, StratumPool.KeepalivePayload, StratumPool.KeepaliveReplyPayload);
            Said(time);
        }
        else if (time >= _nextProbe)
        {
            Tcp.Probe(time);
            Heard(time);
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
        _connectionEnd = time + Wait(_miner.ConnectionHours * 3600);
        if (_resumes)
        {
            _resumes = false;
            Resume();
        }
        else
        {
            time = Open(time);
            foreach (var (up, down) in _pool.Login)
            {
                Ask(time, up, down);
                time += 2 * RoundTrip;
            }
        }

        Said(time);
        Heard(time);
        _nextJob = time + _pool.Jobs.Wait(Random);
        _nextShare = time + Wait(_interval / _speed);
        _nextAdjustment = time + Wait(90);
        _retargeted = time;
        _sharesSince = 0;
        return Next();
    }

    private long Disconnect(long time)
    {
        _connected = false;
        if (Random.Chance(0.5))
            Tcp.Close(time);
        var outage = Random.Chance(0.06) ? Math.Min(Wait(360), 1_100_000) : 5_000L * Random.Integer(1, 3);
        if (_addresses.Count > 1)
            Meter.Turn(Random.Pick(_addresses));
        return time + outage;
    }

    private void Job(long time)
    {
        Tcp.Send(time, up: false, _pool.JobPayload + Random.Integer(-2, 2));
        if (Random.Chance(_miner.Ack))
            Tcp.Acknowledge(time + 1, up: true);
        Heard(time);
    }

    private void Share(long time)
    {
        if (_donation?.Until(time) is { } donationEnd)
        {
            _nextShare = donationEnd + Wait(_interval / _speed);
            return;
        }

        var segments = Tcp.Send(time, up: true, _pool.SubmitPayload + Random.Integer(0, 2));
        for (var i = 0; i < segments; i++)
        {
            if (Random.Chance(_pool.ServerAck))
                Tcp.Acknowledge(time + RoundTrip, up: false);
        }

        Tcp.Send(time + RoundTrip + Random.Integer(0, 40), up: false, _pool.OkPayload + Random.Integer(0, 1));
        if (Random.Chance(_miner.Ack))
            Tcp.Acknowledge(time + RoundTrip + 41, up: true);
        Said(time);
        Heard(time);
        _sharesSince++;
        _nextShare = time + Wait(_interval / _speed);
    }

    /// <summary>The machine's speed wanders, and a pool with variable difficulty looks at what came since it looked last.</summary>
    private void Adjust(long time)
    {
        _speed = Math.Clamp(_speed + Random.Between(-0.04, 0.04), 0.85, 1.13);
        _nextAdjustment = time + Wait(90);
        if (_pool.TargetInterval is not { } target || time - _retargeted < Math.Max(RetargetEvery, 4_000 * target))
            return;
        var observed = (time - _retargeted) / 1000.0 / Math.Max(0.5, _sharesSince);
        _retargeted = time;
        _sharesSince = 0;
        if (observed / target is > 0.7 and < 1.4)
            return;
        _interval *= Math.Clamp(target / observed, 0.4, 4);
        _nextShare = time + Wait(_interval / _speed);
        Job(time);
    }

    private void Said(long time) => _nextKeepalive = _pool.Keepalive ? time + 60_000 : Never;

    private void Heard(long time) => _nextProbe = _miner.TcpKeepalive ? time + 60_000 + RoundTrip : Never;

    private long Next() => Math.Min(
        Math.Min(Math.Min(_connectionEnd, _nextJob), Math.Min(_nextShare, _nextKeepalive)), Math.Min(_nextProbe, _nextAdjustment));
}
