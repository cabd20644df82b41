using System.Runtime.InteropServices;

namespace FlowKafka.Kafka.Client;

/// <summary>Finds what is wrong with <see cref="KafkaClientOptions"/> without connecting to anything.</summary>
public static class KafkaClientOptionsValidator
{
    private const int ErrorSize = 512;

    private static readonly string[] Reserved =
    [
        "bootstrap.servers", "metadata.broker.list", "group.id", "group.protocol", "enable.auto.commit",
        "enable.auto.offset.store", "auto.offset.reset", "partition.assignment.strategy", "enable.partition.eof",
        "acks", "request.required.acks", "enable.idempotence", "enable.gapless.guarantee", "transactional.id",
        "max.in.flight", "max.in.flight.requests.per.connection", "api.version.request", "broker.version.fallback",
        "session.timeout.ms", "compression.codec", "compression.type", "message.timeout.ms", "delivery.timeout.ms",
        "test.mock.num.brokers",
    ];

    /// <summary>Gives one line for each fault, naming the setting; nothing when all is well. Values are never repeated.</summary>
    public static IReadOnlyList<string> Validate(KafkaClientOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.BootstrapServers))
            problems.Add("Kafka:BootstrapServers is empty");
        if (options.BrokerVersionFallback.Length > 0 && options.FallbackVersion is null)
            problems.Add("Kafka:BrokerVersionFallback is no version, as 0.9.0.1");
        if (options.SessionTimeout < TimeSpan.FromSeconds(6) || options.SessionTimeout > TimeSpan.FromMinutes(5))
            problems.Add("Kafka:SessionTimeout is not between 6 seconds and 5 minutes");
        else if (options.FallbackVersion is not null && options.SessionTimeout > TimeSpan.FromSeconds(30))
            problems.Add("Kafka:SessionTimeout is above 30 seconds, the most that a broker before 0.10.1 takes");
        if (options.DeliveryTimeout < TimeSpan.FromSeconds(1))
            problems.Add("Kafka:DeliveryTimeout is below 1 second");
        if (options.IdempotentProducer == IdempotentProducer.On && options.FallbackVersion < new Version(0, 11))
            problems.Add("Kafka:IdempotentProducer is On, which a broker before 0.11 cannot do");

        Check(problems, "Kafka:Compression", "compression.type", options.Compression);
        foreach (var (name, value) in options.ClientConfig.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
                problems.Add($"Kafka:ClientConfig:{name} is set by FlowKafka itself");
            else
                Check(problems, $"Kafka:ClientConfig:{name}", name, value);
        }

        return problems;
    }

    private static unsafe void Check(List<string> problems, string setting, string name, string value)
    {
        var conf = NativeKafka.ConfNew();
        var error = stackalloc byte[ErrorSize];
        var result = NativeKafka.ConfSet(conf, name, value, error, ErrorSize);
        NativeKafka.ConfDestroy(conf);
        if (result == 0)
            return;
        // librdkafka's text may hold the value, which may be a secret.
        var text = Marshal.PtrToStringUTF8((nint)error) ?? "";
        var unknown = result == -2;
        problems.Add(unknown ? $"{setting} is no setting of librdkafka"
            : value.Length > 0 && text.Contains(value, StringComparison.Ordinal) ? $"{setting} has a value that librdkafka does not take"
            : $"{setting}: {text}");
    }
}
