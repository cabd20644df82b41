using FlowKafka.Kafka.Feed;

namespace FlowKafka.Processor.Tests.Feeding;

/// <summary>A topic in memory, in front of which the sender dies at its n-th message: of what was not acknowledged some has arrived.</summary>
internal sealed class LossyFeed(List<byte[]> topic, int diesAt, Random random) : IMessageFeed
{
    private readonly List<byte[]> _underWay = [];
    private int _sent;

    public int Partitions => 3;

    public void Send(int partition, byte[] value)
    {
        Assert.InRange(partition, 0, 2);
        _underWay.Add([.. value]);
        if (++_sent < diesAt)
            return;
        topic.AddRange(_underWay.Where(_ => random.Next(2) == 0));
        throw new SenderKilledException();
    }

    public void Flush()
    {
        topic.AddRange(_underWay);
        _underWay.Clear();
    }
}
