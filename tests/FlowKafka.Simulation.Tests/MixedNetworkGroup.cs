using Xunit;

namespace FlowKafka.Simulation.Tests;

/// <summary>The tests that share one <see cref="MixedNetworkRun"/>.</summary>
[CollectionDefinition(nameof(MixedNetworkRun))]
public sealed class MixedNetworkGroup : ICollectionFixture<MixedNetworkRun>;
