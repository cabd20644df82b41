using FlowKafka.Elasticsearch.Setup;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Setup;

/// <summary>Sets up Kafka's topics, and tells it as a set-up of the other servers does.</summary>
internal static class TopicResults
{
    private const string Kind = "topic";

    /// <summary>Creates what is missing.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="create">False to look only.</param>
    public static async Task<IReadOnlyList<SetupResult>> EnsureAsync(Settings settings, TimeProvider time, bool create)
    {
        var clients = new KafkaClients(settings.Kafka, new ClientLog((_, _) => { }, time));
        var setup = Of(settings, clients);
        var result = await setup.RunAsync(create).ConfigureAwait(false);
        if (result.Unreachable)
            return [new(SetupPart.Topics, "server", "Kafka", SetupOutcome.Failed, result.Problems[0])];
        return [.. setup.Needs.Select(need => Of(need, result, create))];
    }

    /// <summary>What would be made, with nobody asked.</summary>
    public static IReadOnlyList<SetupResult> Assume(Settings settings, TimeProvider time)
    {
        var clients = new KafkaClients(settings.Kafka, new ClientLog((_, _) => { }, time));
        return
        [
            .. Of(settings, clients).Needs.Select(need => new SetupResult(
                SetupPart.Topics, Kind, need.Name, need.Partitions > 0 ? SetupOutcome.Created : SetupOutcome.LeftOut, need.Partitions > 0 ? Described(need) : "it is read, and yours to create")),
        ];
    }

    private static PipelineTopicSetup Of(Settings settings, KafkaClients clients) =>
        new(clients, settings.Topics, settings.Ingest.Topics.Select(topic => topic.Name), settings.Hosts.Enabled);

    private static SetupResult Of(TopicNeed need, TopicSetupResult result, bool create)
    {
        var problem = result.Problems.FirstOrDefault(line => line.StartsWith($"topic {need.Name} ", StringComparison.Ordinal));
        if (result.Created.Contains(need.Name))
            return new(SetupPart.Topics, Kind, need.Name, SetupOutcome.Created, Described(need));
        if (problem is null)
            return new(SetupPart.Topics, Kind, need.Name, SetupOutcome.Unchanged);
        if (need.Partitions == 0)
            return new(SetupPart.Topics, Kind, need.Name, SetupOutcome.LeftOut, "it is read, and yours to create; it does not exist yet");
        return !create && !result.PartitionCounts.ContainsKey(need.Name)
            ? new(SetupPart.Topics, Kind, need.Name, SetupOutcome.Created, Described(need))
            : new(SetupPart.Topics, Kind, need.Name, SetupOutcome.Failed, problem);
    }

    private static string Described(TopicNeed need) => need.Partitions == 1 ? "1 partition" : $"{need.Partitions} partitions";
}
