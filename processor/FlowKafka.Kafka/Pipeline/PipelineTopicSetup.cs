using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>Creates a pipeline's topics without running it.</summary>
/// <param name="clients">Makes the client.</param>
/// <param name="options">The topics.</param>
/// <param name="inputs">The topics that are read. They are the user's own: none is created.</param>
/// <param name="hosts">Whether servers and clients are profiled.</param>
public sealed class PipelineTopicSetup(KafkaClients clients, TopicOptions options, IEnumerable<string> inputs, bool hosts)
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    /// <summary>The topics of all stages.</summary>
    public IReadOnlyList<TopicNeed> Needs { get; } = new PipelineTopics(options).Needs(Enum.GetValues<PipelineStage>(), inputs, hosts);

    /// <summary>Creates what is missing, unless it is only to be looked at, and checks the rest.</summary>
    public Task<TopicSetupResult> RunAsync(bool create) =>
        new TopicSetup(clients).EnsureAsync(Needs, options.ReplicationFactor, create, AnswerTime);
}
