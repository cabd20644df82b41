using System.Runtime.InteropServices;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Forward;

/// <summary>Owns librdkafka's producer, its queue of events and its topics.</summary>
internal sealed unsafe class NativeProducer : IDisposable
{
    private const int Producer = 0;
    private const int Events = ProducerEvents.Delivery | ProducerEvents.Log | ProducerEvents.Error;
    private const int ErrorSize = 512;

    private readonly List<nint> _topics = [];

    /// <summary>Makes it.</summary>
    /// <exception cref="StageFailedException">librdkafka does not take the settings.</exception>
    public NativeProducer(IReadOnlyDictionary<string, string> config)
    {
        var error = stackalloc byte[ErrorSize];
        var conf = NativeKafka.ConfNew();
        foreach (var (name, value) in config)
        {
            if (NativeKafka.ConfSet(conf, name, value, error, ErrorSize) != 0)
            {
                NativeKafka.ConfDestroy(conf);
                throw new StageFailedException(StageFailure.Configuration, $"Kafka: librdkafka does not take {name} for a producer");
            }
        }

        NativeKafka.ConfSetEvents(conf, Events);
        Client = NativeKafka.New(Producer, conf, error, ErrorSize);
        if (Client == 0)
        {
            NativeKafka.ConfDestroy(conf);
            throw new StageFailedException(StageFailure.Configuration, $"Kafka: no producer can be made: {Marshal.PtrToStringUTF8((nint)error)}");
        }

        Queue = NativeKafka.QueueGetMain(Client);
        _ = NativeKafka.SetLogQueue(Client, 0);
    }

    /// <summary>The handle.</summary>
    public nint Client { get; }

    /// <summary>Where its events come.</summary>
    public nint Queue { get; }

    /// <summary>Makes a topic's handle, which lives as long as this.</summary>
    public nint Topic(string name)
    {
        var topic = NativeKafka.TopicNew(Client, name, 0);
        _topics.Add(topic);
        return topic;
    }

    public void Dispose()
    {
        foreach (var topic in _topics)
            NativeKafka.TopicDestroy(topic);
        _topics.Clear();
        NativeKafka.QueueDestroy(Queue);
        NativeKafka.Destroy(Client);
    }
}
