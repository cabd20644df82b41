using System.Runtime.InteropServices;

namespace FlowKafka.Kafka.Forward;

/// <summary>
/// Values on their way that are safe together or not at all. One caller adds them, each message carries this object's
/// handle, and the last report ends <see cref="Outcome"/>.
/// </summary>
public sealed class RecordDelivery
{
    // RD_KAFKA_RESP_ERR__QUEUE_FULL
    private const int QueueFull = -184;

    private readonly RecordProducer _producer;
    private readonly nint _topic;
    private readonly TaskCompletionSource<RecordOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private GCHandle _self;
    private long _outstanding;
    private int _error;

    internal RecordDelivery(RecordProducer producer, nint topic, int count)
    {
        (_producer, _topic) = (producer, topic);
        // One more, so that it does not end before the last value is added.
        _outstanding = count + 1L;
        _self = GCHandle.Alloc(this);
    }

    /// <summary>What becomes of the values, once all have been added.</summary>
    public Task<RecordOutcome> Outcome => _done.Task;

    /// <summary>Adds a value, which is copied.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        // After a failure the rest would only be sent for nothing.
        var error = Volatile.Read(ref _error);
        if (error == 0)
            error = _producer.Send(_topic, value, GCHandle.ToIntPtr(_self));
        if (error != 0)
            Settle(1, error);
    }

    /// <summary>Says that every value has been added.</summary>
    public Task<RecordOutcome> Complete()
    {
        Settle(1, 0);
        return Outcome;
    }

    internal void Settle(int count, int error)
    {
        if (error != 0 && Interlocked.CompareExchange(ref _error, error, 0) == 0)
            _producer.Fail(error);
        if (Interlocked.Add(ref _outstanding, -count) > 0)
            return;
        _self.Free();
        var first = Volatile.Read(ref _error);
        _done.SetResult(first == 0 ? RecordOutcome.Acknowledged : first == QueueFull ? RecordOutcome.Full : RecordOutcome.Failed);
    }
}
