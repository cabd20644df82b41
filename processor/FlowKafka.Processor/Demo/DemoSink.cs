using FlowKafka.Kafka.Deliver;

namespace FlowKafka.Processor.Demo;

/// <summary>A stage's sink that shows what is refused, since a demonstration's dead letters end with it.</summary>
internal sealed class DemoSink(IDocumentSink inner, Action<RejectedDelivery> refused) : IDocumentSink
{
    public bool WantsMore => inner.WantsMore;

    public long Settled => inner.Settled;

    public long Add(in DocumentHead head, ReadOnlySpan<byte> document) => inner.Add(head, document);

    public void Follow() => inner.Follow();

    public bool TryTakeRejected(out RejectedDelivery rejected)
    {
        var isRejected = inner.TryTakeRejected(out rejected);
        if (isRejected)
            refused(rejected);
        return isRejected;
    }

    public void Dispose() => inner.Dispose();
}
