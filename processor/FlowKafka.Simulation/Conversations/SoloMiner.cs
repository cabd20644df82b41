using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>
/// Mining without a pool: the miner polls a node's RPC over HTTP for its height and fetches a block template when that
/// has changed. A block of its own is too rare to matter.
/// </summary>
internal sealed class SoloMiner : TcpConversation
{
    private readonly double _poll = 1;
    private readonly bool _newConnections;
    private readonly int _question, _answer, _template;
    private bool _open;
    private long _nextBlock;

    public SoloMiner(Pair pair, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits)
    {
        _poll = random.Pick([1.0, 1.0, 2.0, 5.0, 10.0, 30.0]);
        _newConnections = random.Chance(0.4);
        _question = random.Integer(90, 190);
        _answer = random.Integer(180, 420);
        _template = random.Integer(1_400, 9_000);
        _nextBlock = pair.Start + Wait(JobClock.XmrBlock);
        BeginAt(pair.Start + Wait(_poll));
    }

    protected override long Step(long time)
    {
        var begin = time;
        if (_newConnections || !_open)
        {
            time = Open(time);
            _open = true;
        }

        Ask(time, _question, _answer, acknowledge: !_newConnections);
        time += 2 * RoundTrip;
        if (begin >= _nextBlock)
        {
            _nextBlock = begin + Wait(JobClock.XmrBlock);
            Tcp.Send(time, up: true, _question + 160);
            Tcp.SendBulk(time + RoundTrip, up: false, _template);
        }

        if (_newConnections)
            Tcp.Close(time);
        else if (Random.Chance(0.0002))
            _open = false;
        return begin + 1 + Seconds(_poll * Random.Between(0.97, 1.03));
    }
}
