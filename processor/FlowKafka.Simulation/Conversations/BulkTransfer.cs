using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>A backup that runs once a night, at its own time, at 5 to 60 MB/s.</summary>
internal sealed class BulkTransfer : TcpConversation
{
    private readonly int _bytesPerSecond;
    private readonly long _secondOfDay;
    private long _bytesLeft;

    public BulkTransfer(Pair pair, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits)
    {
        _bytesPerSecond = (int)random.LogUniform(5e6, 60e6);
        _secondOfDay = random.Integer(0, 5 * 3600);
        BeginAt(NextNight(pair.Start - 1));
    }

    protected override long Step(long time)
    {
        if (_bytesLeft <= 0)
        {
            _bytesLeft = (long)Random.LogUniform(20e6, 4e9);
            return Open(time);
        }

        Tcp.SendBulk(time, up: true, (int)Math.Min(_bytesLeft, _bytesPerSecond));
        _bytesLeft -= _bytesPerSecond;
        if (_bytesLeft > 0)
            return time + 1_000;
        Tcp.Close(time + 900);
        return NextNight(time);
    }

    private long NextNight(long after)
    {
        const long Day = 86_400_000;
        var tonight = after / Day * Day + _secondOfDay * 1000;
        return tonight > after ? tonight : tonight + Day;
    }
}
