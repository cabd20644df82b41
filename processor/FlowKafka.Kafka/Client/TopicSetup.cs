using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace FlowKafka.Kafka.Client;

/// <summary>Sees to it that topics exist, with the wanted number of partitions.</summary>
public sealed class TopicSetup
{
    private readonly KafkaClients _clients;

    /// <summary>Makes a set-up that uses an administration client of <paramref name="clients"/>.</summary>
    public TopicSetup(KafkaClients clients) => _clients = clients;

    /// <summary>
    /// Creates what is missing, if <paramref name="create"/> is set and the brokers know how (0.10.1 or later), and
    /// checks the rest. Metadata is asked for all topics at once, since asking for one by name may create it.
    /// </summary>
    /// <param name="needs">The topics, each once.</param>
    /// <param name="replicationFactor">Replicas of each created topic; -1 for the broker's default.</param>
    /// <param name="create">False to check only.</param>
    /// <param name="timeout">How long to wait for an answer.</param>
    public async Task<TopicSetupResult> EnsureAsync(
        IReadOnlyList<TopicNeed> needs, short replicationFactor, bool create, TimeSpan timeout)
    {
        using var admin = _clients.Admin().Build();
        try
        {
            var counts = Counts(admin, needs, timeout);
            var missing = needs.Where(need => !counts.ContainsKey(need.Name)).ToList();
            var creatable = create ? missing.Where(need => need.Partitions > 0).ToList() : [];
            var failures = creatable.Count > 0
                ? await CreateAsync(admin, creatable, replicationFactor, timeout).ConfigureAwait(false)
                : [];
            var created = creatable.Where(need => !failures.ContainsKey(need.Name)).ToList();
            foreach (var need in created)
                counts[need.Name] = need.Partitions;

            var problems = missing.Except(created).Select(need => Missing(need, failures.GetValueOrDefault(need.Name)))
                .Concat(needs.Where(need => Differs(need, counts)).Select(need => Different(need, counts[need.Name])));
            return new([.. created.Select(need => need.Name)], counts, [.. problems]);
        }
        catch (KafkaException e)
        {
            var line = $"no Kafka broker answers at {_clients.Options.BootstrapServers}: {e.Error.Reason}";
            return new([], new Dictionary<string, int>(), [line], Unreachable: true);
        }
    }

    private static bool Differs(TopicNeed need, Dictionary<string, int> counts) =>
        need is { Exact: true, Partitions: > 0 } && counts.TryGetValue(need.Name, out var count) && count != need.Partitions;

    private static string Different(TopicNeed need, int count) =>
        $"topic {need.Name} has {count} partitions and not {need.Partitions}: set the number to {count}, or delete the topic";

    private string Missing(TopicNeed need, string? failure)
    {
        var reason = failure is null ? "" : $" and can't be created ({failure})";
        return need.Partitions == 0
            ? $"topic {need.Name} does not exist"
            : $"topic {need.Name} does not exist{reason}; create it: {CommandFor(need)}";
    }

    private string CommandFor(TopicNeed need)
    {
        var where = _clients.Options.FallbackVersion is null
            ? $"--bootstrap-server {_clients.Options.BootstrapServers}"
            : "--zookeeper ZOOKEEPER:2181";
        var config = string.Concat((need.Config ?? new Dictionary<string, string>())
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $" --config {pair.Key}={pair.Value}"));
        return $"kafka-topics.sh {where} --create --topic {need.Name} --partitions {need.Partitions} --replication-factor 1{config}";
    }

    private static Dictionary<string, int> Counts(IAdminClient admin, IReadOnlyList<TopicNeed> needs, TimeSpan timeout)
    {
        var wanted = needs.Select(need => need.Name).ToHashSet(StringComparer.Ordinal);
        return admin.GetMetadata(timeout).Topics
            .Where(topic => wanted.Contains(topic.Topic) && topic.Error.Code == ErrorCode.NoError)
            .ToDictionary(topic => topic.Topic, topic => topic.Partitions.Count, StringComparer.Ordinal);
    }

    private static async Task<Dictionary<string, string>> CreateAsync(
        IAdminClient admin, List<TopicNeed> needs, short replicationFactor, TimeSpan timeout)
    {
        var specifications = needs.Select(need => new TopicSpecification
        {
            Name = need.Name,
            NumPartitions = need.Partitions,
            ReplicationFactor = replicationFactor,
            Configs = need.Config?.ToDictionary(),
        });
        var options = new CreateTopicsOptions { RequestTimeout = timeout, OperationTimeout = timeout };
        try
        {
            await admin.CreateTopicsAsync(specifications, options).ConfigureAwait(false);
            return [];
        }
        catch (CreateTopicsException e)
        {
            // Another instance may have been faster: that is no failure.
            return e.Results
                .Where(r => r.Error.Code is not (ErrorCode.NoError or ErrorCode.TopicAlreadyExists))
                .ToDictionary(r => r.Topic, r => r.Error.Reason, StringComparer.Ordinal);
        }
        catch (KafkaException e) when (e.Error.Code is ErrorCode.Local_UnsupportedFeature or ErrorCode.Local_TimedOut)
        {
            return needs.ToDictionary(need => need.Name, _ => e.Error.Reason, StringComparer.Ordinal);
        }
    }
}
