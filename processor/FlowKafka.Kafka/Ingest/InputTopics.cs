using Confluent.Kafka;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Kafka.Ingest;

/// <summary>Asks the brokers how many partitions the input topics have, at the start and now and then.</summary>
internal sealed class InputTopics : IDisposable
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly StageContext _context;
    private readonly IReadOnlyList<InputTopicOptions> _topics;
    private readonly IAdminClient _admin;
    private long _asked;
    private IReadOnlyList<InputTopic>? _known;

    public InputTopics(StageContext context, IReadOnlyList<InputTopicOptions> topics, AckedProducer producer)
    {
        _context = context;
        _topics = topics;
        _admin = new DependentAdminClientBuilder(producer.Handle).Build();
    }

    /// <summary>True when it is time to ask again.</summary>
    public bool IsStale => _known is null || _context.Time.GetElapsedTime(_asked) >= Every;

    /// <summary>Asks. When no broker answers, what was known before holds.</summary>
    /// <exception cref="StageFailedException">A topic is missing, or nothing is known and no broker answers.</exception>
    public IReadOnlyList<InputTopic> Ask()
    {
        _asked = _context.Time.GetTimestamp();
        try
        {
            var inputs = new List<InputTopic>();
            foreach (var topic in _topics)
                inputs.Add(new(topic.Name, PartitionsOf(topic.Name)));
            return _known = inputs;
        }
        catch (KafkaException e)
        {
            _context.Metrics.Add(PipelineCounter.TransientErrors);
            return _known ?? throw new StageFailedException(StageFailure.Broker, $"no Kafka broker answers at {_context.Clients.Options.BootstrapServers}: {e.Error.Reason}", e);
        }
    }

    public void Dispose() => _admin.Dispose();

    private int PartitionsOf(string topic)
    {
        foreach (var found in _admin.GetMetadata(topic, AnswerTime).Topics)
        {
            if (found.Topic == topic && found.Error.Code == ErrorCode.NoError)
                return found.Partitions.Count;
            if (found.Error.Code != ErrorCode.UnknownTopicOrPart)
                throw new KafkaException(found.Error);
        }

        throw new StageFailedException(StageFailure.Topics, $"input topic {topic} does not exist");
    }
}
