namespace FlowKafka.IntegrationTests.Broker;

/// <summary>One broker for all tests of the collection <see cref="Name"/>. Tests keep apart by their topics' names.</summary>
public sealed class BrokerFixture : IDisposable
{
    /// <summary>The collection's name.</summary>
    public const string Name = "broker";

    internal KafkaBroker Broker { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Broker.Dispose();
}
