using Confluent.Kafka;

using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Tests.Client;

public sealed class BatchConsumerTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Poll_AFilledTopic_GivesEveryMessageOnceInOrder(bool native)
    {
        using var cluster = new EmbeddedCluster();
        cluster.CreateTopic("filled", 3);
        var clients = Clients.Of(cluster);
        Clients.Fill(clients, "filled", partitions: 3, perPartition: 5000);

        var recorder = new Recorder();
        using var consumer = Consumer(clients, recorder, native);
        Assert.Equal(native, consumer.IsNative);
        consumer.Consumer.Subscribe("filled");
        PollUntil(() => recorder.Seen.Count >= 15000, (consumer, recorder));

        AssertEachOnceInOrder(recorder.Seen, partitions: 3, perPartition: 5000);
        Assert.Equal((0, 0), (recorder.Strays, recorder.OutOfOrder));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Poll_WhileASecondConsumerJoinsAndLeaves_GivesEveryMessageOnceInOrder(bool native)
    {
        using var cluster = new EmbeddedCluster();
        cluster.CreateTopic("shared", 4);
        var clients = Clients.Of(cluster);
        Clients.Fill(clients, "shared", partitions: 4, perPartition: 3000);

        var (one, two) = (new Recorder(), new Recorder());
        using var first = Consumer(clients, one, native, capacity: 64);
        first.Consumer.Subscribe("shared");
        PollUntil(() => one.Seen.Count >= 500, (first, one));

        using (var second = Consumer(clients, two, native, capacity: 64))
        {
            second.Consumer.Subscribe("shared");
            PollUntil(() => two.Owned.Count == 2 && one.Owned.Count == 2, (first, one), (second, two));
            Clients.Fill(clients, "shared", partitions: 4, perPartition: 3000, from: 3000);
            PollUntil(() => two.Seen.Count >= 500, (first, one), (second, two));
            second.Close();
            Assert.Empty(two.Owned);
        }

        PollUntil(() => one.Seen.Count + two.Seen.Count >= 24000, (first, one));

        AssertEachOnceInOrder([.. one.Seen.Concat(two.Seen)], partitions: 4, perPartition: 6000);
        Assert.Equal(4, one.Owned.Count);
        Assert.True(one.Revocations >= 2, "the first consumer was to give its partitions up twice");
        Assert.Equal((0, 0), (one.Strays + two.Strays, one.OutOfOrder + two.OutOfOrder));
    }

    [Fact]
    public void Poll_AtTheEndOfAPartition_TellsTheNextOffset()
    {
        using var cluster = new EmbeddedCluster();
        cluster.CreateTopic("short", 1);
        var clients = Clients.Of(cluster);
        Clients.Fill(clients, "short", partitions: 1, perPartition: 7);

        var recorder = new Recorder();
        using var consumer = Consumer(clients, recorder, native: true, partitionEnd: true);
        consumer.Assign([new TopicPartitionOffset("short", 0, Offset.Beginning)]);
        var (messages, end) = (0, -1L);
        var started = Environment.TickCount64;
        while (end < 0 && Environment.TickCount64 - started < Deadline.TotalMilliseconds)
        {
            var count = consumer.Poll(TimeSpan.FromMilliseconds(100));
            for (var i = 0; i < count; i++)
            {
                if (consumer[i].IsPartitionEnd)
                    end = consumer[i].Offset;
                else
                    messages++;
            }
        }

        Assert.Equal((7, 7L), (messages, end));
    }

    [Fact]
    public void Poll_AfterSeekAndPause_GivesWhatTheApplicationAskedFor()
    {
        using var cluster = new EmbeddedCluster();
        cluster.CreateTopic("seek", 2);
        var clients = Clients.Of(cluster);
        Clients.Fill(clients, "seek", partitions: 2, perPartition: 100);

        var recorder = new Recorder();
        using var consumer = Consumer(clients, recorder, native: true);
        var (zero, one) = (new TopicPartition("seek", 0), new TopicPartition("seek", 1));
        recorder.Owned.UnionWith([zero, one]);
        consumer.Assign([new(zero, 0), new(one, 0)]);
        PollUntil(() => recorder.Seen.Count >= 200, (consumer, recorder));

        consumer.Consumer.Pause([one]);
        consumer.Consumer.Seek(new TopicPartitionOffset(zero, 90));
        consumer.Consumer.Seek(new TopicPartitionOffset(one, 95));
        recorder.Forget();
        PollUntil(() => recorder.Seen.Count >= 10, (consumer, recorder));
        recorder.Take(consumer.Poll(TimeSpan.FromMilliseconds(200)));
        Assert.Equal(Enumerable.Range(90, 10).Select(i => $"0:{i}"), recorder.Seen.Select(s => s.Value));

        consumer.Consumer.Resume([one]);
        PollUntil(() => recorder.Seen.Count >= 15, (consumer, recorder));
        Assert.Equal(Enumerable.Range(95, 5).Select(i => $"1:{i}"), recorder.Seen.Skip(10).Select(s => s.Value));
    }

    [Fact]
    public void Poll_WhenTheListenerThrows_ThrowsIt()
    {
        using var cluster = new EmbeddedCluster();
        cluster.CreateTopic("bad", 1);
        using var consumer = new BatchConsumer(
            Clients.Of(cluster).Consumer("test", "g", AutoOffsetReset.Earliest), new Thrower(), Clients.Silent());
        consumer.Consumer.Subscribe("bad");

        var error = Assert.Throws<InvalidDataException>(() =>
        {
            var started = Environment.TickCount64;
            while (Environment.TickCount64 - started < Deadline.TotalMilliseconds)
                consumer.Poll(TimeSpan.FromMilliseconds(100));
        });
        Assert.Equal("no such state", error.Message);
    }

    private static BatchConsumer Consumer(
        KafkaClients clients, Recorder recorder, bool native, int capacity = 4096, bool partitionEnd = false)
    {
        var builder = clients.Consumer("test", "group", AutoOffsetReset.Error, partitionEnd);
        return recorder.Consumer = new BatchConsumer(builder, recorder, clients.Log, capacity, native);
    }

    private static void PollUntil(Func<bool> done, params (BatchConsumer Consumer, Recorder Recorder)[] all)
    {
        var started = Environment.TickCount64;
        while (!done())
        {
            Assert.True(Environment.TickCount64 - started < Deadline.TotalMilliseconds, "not done within the deadline");
            foreach (var (consumer, recorder) in all)
                recorder.Take(consumer.Poll(TimeSpan.FromMilliseconds(20)));
        }
    }

    private static void AssertEachOnceInOrder(
        IReadOnlyList<Recorder.Sighting> seen, int partitions, int perPartition)
    {
        Assert.Equal(partitions * perPartition, seen.Count);
        foreach (var group in seen.GroupBy(s => s.Partition))
        {
            var p = group.Key.Partition.Value;
            var ordered = group.OrderBy(s => s.Offset).ToList();
            Assert.Equal(Enumerable.Range(0, perPartition).Select(i => (long)i), ordered.Select(s => s.Offset));
            Assert.Equal(Enumerable.Range(0, perPartition).Select(i => $"{p}:{i}"), ordered.Select(s => s.Value));
        }
    }

    private sealed class Thrower : IAssignmentListener
    {
        public IEnumerable<TopicPartitionOffset> Assigned(IReadOnlyList<TopicPartition> partitions) =>
            throw new InvalidDataException("no such state");

        public void Revoked(IReadOnlyList<TopicPartition> partitions)
        {
        }

        public void Lost(IReadOnlyList<TopicPartition> partitions)
        {
        }
    }
}
