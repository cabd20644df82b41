using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Deliver;

/// <summary>
/// A stage's way to its sink: knows which message each document came from, writes dead letters for those that the sink
/// refuses, and tells the partitions' tasks how far everything is there. It holds one message at most that the sink had no
/// room for.
/// </summary>
internal sealed class DocumentOutput(
    IDocumentSink sink, IMessageDocuments documents, IAckedSender sender, StageContext context, PipelineCounter counter, int deadLetterPartitions)
{
    private readonly TicketLog _log = new();
    private readonly MessageRest _rest = new();
    private long _end;
    private int _documents;
    private int _nextDeadLetter;

    /// <summary>False while there is no room for another message.</summary>
    public bool WantsMore => !_rest.IsHeld && sink.WantsMore;

    /// <summary>Takes a message, when <see cref="WantsMore"/> is true.</summary>
    public void Take(DocumentPartition owner, in BatchMessage message)
    {
        _log.Begin(owner, message.Offset);
        var done = documents.Send(message, 0, this);
        if (done == IMessageDocuments.All)
            EndMessage();
        else
            _rest.Keep(owner, message, done);
    }

    /// <summary>Adds a document of the message that is being taken; false when there is no room.</summary>
    public bool TryAdd(in DocumentHead head, ReadOnlySpan<byte> document)
    {
        if (!sink.WantsMore)
            return false;
        _end = sink.Add(head, document) + 1;
        _documents++;
        return true;
    }

    /// <summary>Looks at what came back. Offsets move when dead letters are acknowledged, and not before.</summary>
    public void Follow()
    {
        sink.Follow();
        var hasLetters = false;
        while (sink.TryTakeRejected(out var rejected))
        {
            Bury(rejected);
            hasLetters = true;
        }

        if (hasLetters)
            sender.WaitForAcks();
        var delivered = 0L;
        while (_log.TryTake(sink.Settled, out var message))
        {
            message.Owner.Settle(message.Next);
            delivered += message.Documents - message.Rejected;
        }

        context.Metrics.Add(counter, delivered);
        if (_rest.IsHeld && sink.WantsMore)
            SendRest();
    }

    /// <summary>Counts parts of messages that are no documents.</summary>
    public void CountLeftOut(long count) => context.Metrics.Add(PipelineCounter.NotExported, count);

    /// <summary>The time that documents are delivered at.</summary>
    public DateTimeOffset Now() => context.Time.GetUtcNow();

    private void SendRest()
    {
        var done = documents.Send(_rest.Message, _rest.Done, this);
        if (done != IMessageDocuments.All)
        {
            _rest.Done = done;
            return;
        }

        _rest.Release();
        EndMessage();
    }

    private void EndMessage()
    {
        _log.End(_end, _documents);
        _documents = 0;
    }

    private void Bury(in RejectedDelivery rejected)
    {
        ref var message = ref _log.Of(rejected.Ticket);
        message.Rejected++;
        sender.Send(
            context.Topics.DeadLetters, _nextDeadLetter, null,
            UndeliverableLetter.Write(message.Owner.Topic, message.Owner.Partition, message.Offset, rejected));
        _nextDeadLetter = (_nextDeadLetter + 1) % deadLetterPartitions;
        context.Metrics.Add(PipelineCounter.Undeliverable);
        context.Metrics.Add(PipelineCounter.DeadLetters);
    }
}
