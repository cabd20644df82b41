using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>Sees to the topics at the start, and waits for brokers that do not answer yet.</summary>
/// <param name="clients">Makes the client.</param>
/// <param name="patience">How long a broker that does not answer is waited for.</param>
/// <param name="time">The clock.</param>
internal sealed class TopicPreparation(KafkaClients clients, TimeSpan patience, TimeProvider time)
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    /// <summary>Creates what is missing, if it may, and checks the rest.</summary>
    /// <returns>The number of partitions of each topic; null when it was told to stop before.</returns>
    /// <exception cref="StageFailedException">No broker answers, or a topic is not as it must be.</exception>
    public async Task<IReadOnlyDictionary<string, int>?> EnsureAsync(
        IReadOnlyList<TopicNeed> needs, short replicationFactor, bool create, CancellationToken stop)
    {
        var setup = new TopicSetup(clients);
        var began = time.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            var result = await setup.EnsureAsync(needs, replicationFactor, create, AnswerTime).ConfigureAwait(false);
            if (result.Created.Count > 0)
                clients.Log.Write(ClientLogLevel.Information, "topics", "created " + string.Join(", ", result.Created));
            if (result.Ok)
                return result.PartitionCounts;
            if (!result.Unreachable)
                throw new StageFailedException(StageFailure.Topics, string.Join('\n', result.Problems));
            if (time.GetElapsedTime(began) >= patience)
                throw new StageFailedException(StageFailure.Broker, result.Problems[0]);
            clients.Log.Write(ClientLogLevel.Warning, "start", result.Problems[0] + "; trying again");
            await Task.Delay(TimeSpan.FromSeconds(1), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return null;
    }
}
