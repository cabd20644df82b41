using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Tests.Client;

public sealed class KafkaClientOptionsValidatorTests
{
    [Fact]
    public void Validate_OfTheDefaults_FindsNothing() => Assert.Empty(KafkaClientOptionsValidator.Validate(new()));

    [Fact]
    public void Validate_OfSettingsThatPassThrough_FindsNothing() => Assert.Empty(Validate(
        ("security.protocol", "sasl_ssl"), ("sasl.mechanisms", "SCRAM-SHA-512"), ("sasl.username", "u"), ("sasl.password", "p")));

    [Fact]
    public void Validate_OfAnUnknownSetting_NamesIt() =>
        Assert.Equal(["Kafka:ClientConfig:no.such.thing is no setting of librdkafka"], Validate(("no.such.thing", "1")));

    [Fact]
    public void Validate_OfASettingThatTheGuaranteesStandOn_RefusesIt() =>
        Assert.Equal(["Kafka:ClientConfig:Acks is set by FlowKafka itself"], Validate(("Acks", "1")));

    [Fact]
    public void Validate_OfABadValue_DoesNotRepeatIt()
    {
        var problem = Assert.Single(Validate(("ssl.key.pem", "hunter2"), ("security.protocol", "hunter3")), p => p.Contains("security.protocol"));
        Assert.DoesNotContain("hunter3", problem);
    }

    [Theory]
    [InlineData("0.9.0.1", 30, false)]
    [InlineData("0.9.0.1", 31, true)]
    [InlineData("", 31, false)]
    [InlineData("", 5, true)]
    public void Validate_OfTheSessionTimeout_KnowsWhatTheBrokerTakes(string version, int seconds, bool refused)
    {
        var problems = KafkaClientOptionsValidator.Validate(
            new() { BrokerVersionFallback = version, SessionTimeout = TimeSpan.FromSeconds(seconds) });
        Assert.Equal(refused ? 1 : 0, problems.Count);
    }

    [Fact]
    public void Validate_OfEachOtherFault_SaysOneLine()
    {
        Assert.Equal(["Kafka:BootstrapServers is empty"], KafkaClientOptionsValidator.Validate(new() { BootstrapServers = " " }));
        Assert.Equal(["Kafka:BrokerVersionFallback is no version, as 0.9.0.1"], KafkaClientOptionsValidator.Validate(new() { BrokerVersionFallback = "old" }));
        Assert.Equal(["Kafka:DeliveryTimeout is below 1 second"], KafkaClientOptionsValidator.Validate(new() { DeliveryTimeout = TimeSpan.Zero }));
        Assert.StartsWith("Kafka:Compression", Assert.Single(KafkaClientOptionsValidator.Validate(new() { Compression = "brotli" })));
        Assert.Equal(
            ["Kafka:IdempotentProducer is On, which a broker before 0.11 cannot do"],
            KafkaClientOptionsValidator.Validate(new() { IdempotentProducer = IdempotentProducer.On, BrokerVersionFallback = "0.10.2" }));
    }

    [Theory]
    [InlineData(IdempotentProducer.Auto, "", true)]
    [InlineData(IdempotentProducer.Auto, "0.9.0.1", false)]
    [InlineData(IdempotentProducer.Auto, "0.11.0", true)]
    [InlineData(IdempotentProducer.Off, "", false)]
    [InlineData(IdempotentProducer.On, "", true)]
    public void IsIdempotent_ByModeAndVersion_IsAsTheBrokerCan(IdempotentProducer mode, string version, bool expected) =>
        Assert.Equal(expected, new KafkaClientOptions { IdempotentProducer = mode, BrokerVersionFallback = version }.IsIdempotent);

    private static IReadOnlyList<string> Validate(params (string Name, string Value)[] config) =>
        KafkaClientOptionsValidator.Validate(new() { ClientConfig = config.ToDictionary(c => c.Name, c => c.Value) });
}
