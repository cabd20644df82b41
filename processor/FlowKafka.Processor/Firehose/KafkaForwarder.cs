using FlowKafka.Firehose;
using FlowKafka.Kafka.Forward;

namespace FlowKafka.Processor.Firehose;

/// <summary>Sends what comes through the door to Kafka.</summary>
internal sealed class KafkaForwarder(RecordProducer producer) : IRecordForwarder
{
    public bool IsReady => producer.IsReady && !producer.Broken.IsCompleted;

    public int LongestValue => producer.LongestValue;

    public Task<ForwardOutcome> ForwardAsync(string topic, RecordBatch records)
    {
        var delivery = producer.Begin(topic, records.Count);
        for (var i = 0; i < records.Count; i++)
            delivery.Add(records[i]);
        return WaitAsync(delivery.Complete());
    }

    private static async Task<ForwardOutcome> WaitAsync(Task<RecordOutcome> delivery) => await delivery.ConfigureAwait(false) switch
    {
        RecordOutcome.Acknowledged => ForwardOutcome.Acknowledged,
        RecordOutcome.Full => ForwardOutcome.Busy,
        _ => ForwardOutcome.Failed,
    };
}
