using System.Globalization;
using System.Text;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Positions;

/// <summary>
/// The schemas that instances write with, in the topic of positions, which is compacted: one message for each version,
/// with the key <c>schema:fingerprint</c>, which no position has, and the schema in JSON.
/// </summary>
internal sealed class PublishedSchemas(KafkaClients clients, PipelineTopics topics, TimeProvider time) : ISchemaDirectory
{
    private const string ClientId = "flowkafka-schemas";

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>True for the key of a schema.</summary>
    public static bool Is(ReadOnlySpan<byte> key) => key.StartsWith("schema:"u8);

    /// <summary>The key of a schema.</summary>
    public static byte[] KeyOf(ulong fingerprint) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"schema:{fingerprint:x16}"));

    /// <summary>Publishes the schemas of this program that are not there yet, and waits until the brokers have them.</summary>
    /// <exception cref="StageFailedException">The brokers do not take them.</exception>
    public void Publish(PipelineMetrics metrics)
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        Read((key, _) => there.Add(key));
        using var producer = new AckedProducer(clients, ClientId, metrics);
        foreach (var schema in MessageSchema.All)
        {
            var key = KeyOf(schema.Fingerprint);
            if (!there.Contains(Encoding.UTF8.GetString(key)))
                producer.Send(topics.Positions, 0, key, Encoding.UTF8.GetBytes(schema.Json));
        }

        producer.WaitForAcks();
    }

    /// <inheritdoc/>
    /// <exception cref="StageFailedException">The brokers do not answer.</exception>
    public IReadOnlyList<string> ReadAll()
    {
        var found = new List<string>();
        Read((_, schema) => found.Add(schema));
        return found;
    }

    private void Read(Action<string, string> take)
    {
        using var reader = new PartitionReader(clients, ClientId, topics.Prefix + "schemas", asWritten: true);
        var (low, high) = reader.Range(topics.Positions, 0);
        reader.Open(topics.Positions, 0, low, high);
        var began = time.GetTimestamp();
        while (!reader.Step(Slice, (in BatchMessage message) => Take(message, take)))
        {
            if (time.GetElapsedTime(began) > Patience)
                throw new StageFailedException(StageFailure.Broker, $"{topics.Positions} could not be read to its end within {Patience}");
        }
    }

    private static void Take(in BatchMessage message, Action<string, string> take)
    {
        if (Is(message.Key) && !message.Value.IsEmpty)
            take(Encoding.UTF8.GetString(message.Key), Encoding.UTF8.GetString(message.Value));
    }
}
