using Xunit;

namespace FlowKafka.IntegrationTests.Broker;

/// <summary>The tests that share a broker: <c>[Collection(BrokerFixture.Name)]</c>. They run one after the other.</summary>
[CollectionDefinition(BrokerFixture.Name, DisableParallelization = true)]
public sealed class BrokerTestGroup : ICollectionFixture<BrokerFixture>;
