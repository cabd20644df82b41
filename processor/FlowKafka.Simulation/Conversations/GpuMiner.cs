using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>A GPU miner after a <see cref="GpuProfile"/>.</summary>
internal sealed class GpuMiner : TcpConversation
{
    private readonly GpuProfile _profile;
    private readonly double _jobInterval;
    private readonly double _shareInterval;
    private readonly double _reconnectHours;
    private bool _connected;
    private bool _resumes;
    private long _nextJob, _nextShare, _connectionEnd;

    public GpuMiner(
        Pair pair, GpuProfile profile, double shareInterval, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits)
    {
        _profile = profile;
        _resumes = pair.Ongoing;
        _jobInterval = random.From(profile.JobInterval);
        _shareInterval = shareInterval;
        _reconnectHours = random.LogUniform(2, 10);
    }

    protected override long Step(long time)
    {
        if (!_connected)
            return Connect(time);
        if (time >= _connectionEnd)
        {
            _connected = false;
            Tcp.Close(time);
            return time + 5_000L * Random.Integer(1, 4);
        }

        if (time >= _nextJob)
        {
            Tcp.Send(time, up: false, _profile.JobPayload + Random.Integer(-2, 2));
            Tcp.Acknowledge(time + 1, up: true);
            _nextJob = time + Seconds(0.3 * _jobInterval) + Wait(0.7 * _jobInterval);
        }
        else
        {
            Share(time);
            _nextShare = time + Wait(_shareInterval);
        }

        return Math.Min(_connectionEnd, Math.Min(_nextJob, _nextShare));
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
            Ask(time, 110, 90);
            Ask(time + 2 * RoundTrip, 130, 60);
            time += 4 * RoundTrip;
        }

        _nextJob = time + Wait(_jobInterval);
        _nextShare = time + Wait(_shareInterval);
        return Math.Min(_nextJob, _nextShare);
    }

    private void Share(long time)
    {
        Tcp.Send(time, up: true, _profile.SubmitPayload + Random.Integer(0, 4));
        var segments = 1 + _profile.SubmitPayload / 1460;
        for (var i = 0; i < segments; i++)
        {
            if (Random.Chance(_profile.ServerAcksPerSegment))
                Tcp.Acknowledge(time + RoundTrip, up: false);
        }

        Tcp.Send(time + RoundTrip + 2, up: false, _profile.OkPayload);
        Tcp.Acknowledge(time + RoundTrip + 3, up: true);
    }
}
