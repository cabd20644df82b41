using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Tests.Deliver;

public sealed class DocumentOutputTests : IDisposable
{
    private readonly PipelineMetrics _metrics = new();
    private readonly LetterBox _letters = new();

    public void Dispose() => _metrics.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Committable_DocumentsSettleInAnyOrder_IsNeverAheadOfOneThatIsNotThere(int seed)
    {
        var random = new Random(seed);
        var store = new SinkStore();
        var output = Output(new FakeSink(store, seed, room: 20));
        var tasks = new[] { new DocumentPartition("t", 0, 0, output), new DocumentPartition("t", 1, 0, output) };
        var messages = new[] { new List<string>(), new List<string>() };
        for (var left = 400; left > 0;)
        {
            var one = random.Next(2);
            while (left > 0 && tasks[one].WantsMore && random.Next(4) > 0)
            {
                var names = Enumerable.Range(0, random.Next(6)).Select(i => $"{left}.{i}");
                messages[one].Add(string.Join(' ', names));
                Take(tasks[one], messages[one].Count - 1, messages[one][^1]);
                left--;
            }

            output.Follow();
            foreach (var (task, taken) in tasks.Zip(messages))
                Assert.All(Ids(taken.Take((int)task.Committable)), id => Assert.True(store.Has(id), id));
        }

        for (var i = 0; i < 1_000; i++)
            output.Follow();
        Assert.Equal(messages.Select(m => (long)m.Count), tasks.Select(task => task.Committable));
        Assert.All(tasks, task => Assert.True(task.Describe(isRestored: true, task.Next).IsSettled));
        Assert.Equal(messages.SelectMany(Ids).Order(StringComparer.Ordinal), store.Documents.Keys);
        Assert.Equal(store.Documents.Count, _metrics[PipelineCounter.Exported]);
    }

    [Fact]
    public void Take_MessageThatIsLargerThanTheSink_GoesInBitByBitAndHoldsBackTheNext()
    {
        var store = new SinkStore();
        var sink = new FakeSink(store, seed: 5, room: 3) { IsAway = true };
        var output = Output(sink);
        var task = new DocumentPartition("t", 0, 41, output);

        Take(task, 41, "a b c d e f g h i j");

        Assert.Equal((false, 42, 41), (task.WantsMore, task.Next, task.Committable));
        Assert.False(task.Describe(isRestored: true, 42).IsSettled);
        sink.IsAway = false;
        for (var i = 0; i < 100; i++)
            output.Follow();
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"], store.Documents.Keys);
        Assert.Equal((true, 42), (task.WantsMore, task.Committable));
    }

    [Fact]
    public void Take_MessageWithoutDocuments_IsSettledWithTheOneBefore()
    {
        var sink = new FakeSink(new SinkStore(), seed: 6, room: 10) { IsAway = true };
        var output = Output(sink);
        var task = new DocumentPartition("t", 0, 0, output);
        Take(task, 0, "");
        output.Follow();
        Assert.Equal(1, task.Committable);

        Take(task, 1, "a");
        Take(task, 2, "");
        output.Follow();
        Assert.Equal((1, true), (task.Committable, task.IsWaiting));

        sink.IsAway = false;
        for (var i = 0; i < 50; i++)
            output.Follow();
        Assert.Equal((3, false), (task.Committable, task.IsWaiting));
    }

    [Fact]
    public void Follow_RefusedDocument_IsADeadLetterBeforeItsOffsetMoves()
    {
        var output = Output(new FakeSink(new SinkStore { Refuses = id => id == "b" }, seed: 7, room: 10));
        var task = new DocumentPartition("t", 3, 8, output);
        Take(task, 8, "a");
        Take(task, 9, "b c");
        _letters.IsBroken = true;

        Assert.Throws<StageFailedException>(() => Repeat(output.Follow, 50));

        Assert.True(task.Committable <= 9);
        var letter = JsonDocument.Parse(Assert.Single(_letters.Sent)).RootElement;
        Assert.Equal(
            "id reason topic partition offset index documentId status error raw",
            string.Join(' ', letter.EnumerateObject().Select(member => member.Name)));
        Assert.Equal(
            ("undeliverable", "t", 3, 9, "index", "b", 400, "mapper_parsing_exception: no", "b"),
            (letter.GetProperty("reason").GetString(), letter.GetProperty("topic").GetString(), letter.GetProperty("partition").GetInt32(),
                letter.GetProperty("offset").GetInt64(), letter.GetProperty("index").GetString(), letter.GetProperty("documentId").GetString(),
                letter.GetProperty("status").GetInt32(), letter.GetProperty("error").GetString(), letter.GetProperty("raw").GetString()));
        _letters.IsBroken = false;
        Repeat(output.Follow, 50);
        Assert.Equal(10, task.Committable);
        Assert.Equal((2, 1, 1), (_metrics[PipelineCounter.Exported], _metrics[PipelineCounter.Undeliverable], _metrics[PipelineCounter.DeadLetters]));
    }

    [Fact]
    public void Letter_RefusedAgain_HasTheSameIdAndAnotherDocumentAnother()
    {
        Assert.Equal("d7a382a6", UndeliverableLetter.IdOf("t", 3, 9, "b")[..8]);
        Assert.NotEqual(UndeliverableLetter.IdOf("t", 3, 9, "b"), UndeliverableLetter.IdOf("t", 3, 9, "c"));
    }

    private static void Repeat(Action action, int times)
    {
        for (var i = 0; i < times; i++)
            action();
    }

    private static IEnumerable<string> Ids(IEnumerable<string> messages) =>
        messages.SelectMany(message => message.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static void Take(DocumentPartition task, long offset, string message) =>
        task.Take(new BatchMessage("t", task.Partition, offset, ErrorCode.NoError, [], Encoding.UTF8.GetBytes(message)));

    private DocumentOutput Output(FakeSink sink)
    {
        var status = new StageStatus(PipelineStage.Export, TimeProvider.System);
        var context = new StageContext(PipelineStage.Export, null!, new PipelineTopics(new TopicOptions()), _metrics, status, TimeProvider.System);
        return new(sink, new Words(), _letters, context, PipelineCounter.Exported, deadLetterPartitions: 1);
    }

    /// <summary>Each word of a message is a document, and its own id.</summary>
    private sealed class Words : IMessageDocuments
    {
        public int Send(in BatchMessage message, int done, DocumentOutput output)
        {
            var words = Encoding.UTF8.GetString(message.Value).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (; done < words.Length; done++)
            {
                var word = Encoding.UTF8.GetBytes(words[done]);
                if (!output.TryAdd(new DocumentHead { Id = word }, word))
                    return done;
            }

            return IMessageDocuments.All;
        }
    }

    private sealed class LetterBox : IAckedSender
    {
        public List<byte[]> Sent { get; } = [];

        public bool IsBroken { get; set; }

        public void Send(string topic, int partition, byte[]? key, byte[]? value)
        {
            Assert.Equal(("flowkafka.dead-letters", 0), (topic, partition));
            Sent.Add(value!);
        }

        public long WaitForAcks() => IsBroken ? throw new StageFailedException(StageFailure.Broker, "no") : 0;
    }
}
