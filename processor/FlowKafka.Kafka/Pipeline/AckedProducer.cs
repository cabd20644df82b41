using Confluent.Kafka;
using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>
/// A producer that is asked, at the points where it matters, whether everything has been acknowledged. One failed
/// delivery is the end of it: nothing is skipped. One caller at a time.
/// </summary>
internal sealed class AckedProducer : IAckedSender, IDisposable
{
    private static readonly TimeSpan QueueFullWait = TimeSpan.FromMilliseconds(20);

    private readonly IProducer<byte[]?, byte[]> _producer;
    private readonly PipelineMetrics _metrics;
    private readonly Action<DeliveryReport<byte[]?, byte[]>> _onReport;
    private readonly object _lock = new();
    private long _outstanding;
    private long _lastOffset;
    private DeliveryReport<byte[]?, byte[]>? _failed;

    public AckedProducer(KafkaClients clients, string clientId, PipelineMetrics metrics)
    {
        _metrics = metrics;
        _onReport = OnReport;
        _producer = clients.Producer(clientId).Build();
    }

    /// <summary>The client beneath, for metadata.</summary>
    public Handle Handle => _producer.Handle;

    /// <summary>Hands a message over; it is on its way when this returns. The arrays may be reused then. A null value is a tombstone.</summary>
    /// <exception cref="StageFailedException">An earlier message was not taken, or this one can't be.</exception>
    public void Send(string topic, int partition, byte[]? key, byte[]? value)
    {
        var message = new Message<byte[]?, byte[]> { Key = key, Value = value! };
        var target = new TopicPartition(topic, partition);
        lock (_lock)
        {
            ThrowIfFailed();
            _outstanding++;
        }

        while (true)
        {
            try
            {
                _producer.Produce(target, message, _onReport);
                return;
            }
            catch (ProduceException<byte[]?, byte[]> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
            {
                lock (_lock)
                    Monitor.Wait(_lock, QueueFullWait);
            }
            catch (KafkaException e)
            {
                lock (_lock)
                    _outstanding--;
                throw Failure(topic, partition, e.Error);
            }
        }
    }

    /// <summary>Waits until everything that was sent is acknowledged.</summary>
    /// <returns>The offset of the newest acknowledged message; negative when the broker did not say.</returns>
    /// <exception cref="StageFailedException">A message was not taken.</exception>
    public long WaitForAcks()
    {
        lock (_lock)
        {
            while (_outstanding > 0 && _failed is null)
                Monitor.Wait(_lock);
            ThrowIfFailed();
            return _lastOffset;
        }
    }

    /// <summary>Drops what is on its way.</summary>
    public void Dispose() => _producer.Dispose();

    private void OnReport(DeliveryReport<byte[]?, byte[]> report)
    {
        lock (_lock)
        {
            _outstanding--;
            if (report.Error.IsError)
                _failed ??= report;
            else
                _lastOffset = report.Offset.Value;
            if (_outstanding == 0 || _failed is not null)
                Monitor.PulseAll(_lock);
        }
    }

    private void ThrowIfFailed()
    {
        if (_failed is { } report)
            throw Failure(report.Topic, report.Partition.Value, report.Error);
    }

    private StageFailedException Failure(string topic, int partition, Error error)
    {
        _metrics.Add(PipelineCounter.FailedProduces);
        return new(StageFailure.Broker, $"a message for {topic}/{partition} was not taken: {error.Reason}; nothing was skipped, start again when the brokers are well");
    }
}
