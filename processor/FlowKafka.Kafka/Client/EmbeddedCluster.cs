using System.Runtime.InteropServices;

using Confluent.Kafka;

namespace FlowKafka.Kafka.Client;

/// <summary>
/// librdkafka's mock cluster: brokers inside this process, on real ports of the loopback. For demonstrations and tests:
/// it forgets everything with the process, and keeps only the newest 5 MiB of a partition. A group's first assignment
/// is at once; a later one waits for the session timeout less a second, and commits fail meanwhile.
/// </summary>
public sealed class EmbeddedCluster : IDisposable
{
    private readonly IProducer<Null, byte[]> _owner;
    private readonly nint _cluster;

    /// <summary>Starts the brokers.</summary>
    /// <exception cref="InvalidOperationException">The library has no mock cluster.</exception>
    public EmbeddedCluster(int brokers = 1)
    {
        var config = new ProducerConfig { ClientId = "flowkafka-embedded" };
        config.Set("test.mock.num.brokers", brokers.ToString(System.Globalization.CultureInfo.InvariantCulture));
        // The cluster warns in the owner's log that it is no production cluster; that is known here.
        _owner = new ProducerBuilder<Null, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        _cluster = NativeKafka.MockCluster(NativeKafka.HandleOf(_owner));
        if (_cluster == 0)
        {
            _owner.Dispose();
            throw new InvalidOperationException("This librdkafka has no mock cluster.");
        }

        BootstrapServers = Marshal.PtrToStringUTF8(NativeKafka.MockBootstraps(_cluster)) ?? "";
        NativeKafka.MockGroupInitialRebalanceDelay(_cluster, 0);
    }

    /// <summary>The brokers' addresses, for <see cref="KafkaClientOptions.BootstrapServers"/>.</summary>
    public string BootstrapServers { get; }

    /// <summary>Creates a topic.</summary>
    /// <exception cref="InvalidOperationException">The cluster refuses, as for a name that exists.</exception>
    public void CreateTopic(string name, int partitions)
    {
        var error = NativeKafka.MockTopicCreate(_cluster, name, partitions, replicationFactor: 1);
        if (error != 0)
            throw new InvalidOperationException(
                $"Topic {name} can't be created: {Marshal.PtrToStringUTF8(NativeKafka.ErrorText(error))}");
    }

    /// <summary>Stops the brokers. Clients that are still there lose their connections.</summary>
    public void Dispose() => _owner.Dispose();
}
