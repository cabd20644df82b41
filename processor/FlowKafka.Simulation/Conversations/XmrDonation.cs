using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>xmrig's minutes at the donation server: a login, a job, some shares, and good-bye.</summary>
internal sealed class XmrDonation : TcpConversation
{
    private readonly StratumPool _pool;
    private readonly DonationSchedule _schedule;
    private readonly double _interval;
    private long _end;
    private bool _open;

    public XmrDonation(
        Pair pair, StratumPool pool, double hashRate, DonationSchedule schedule, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits)
    {
        _pool = pool;
        _schedule = schedule;
        _interval = pool.ShareInterval(hashRate);
        BeginAt(schedule.Next(pair.Start));
    }

    protected override long Step(long time)
    {
        if (!_open)
        {
            _open = true;
            _end = time + DonationSchedule.Length;
            time = Open(time);
            Ask(time, _pool.Login[0].Up, _pool.Login[0].Down);
            return Math.Min(_end, time + 2 * RoundTrip + Wait(_interval));
        }

        if (time >= _end)
        {
            Tcp.Close(time);
            _open = false;
            return _schedule.Next(time);
        }

        Ask(time, _pool.SubmitPayload, _pool.OkPayload);
        return Math.Min(_end, time + Wait(_interval));
    }
}
