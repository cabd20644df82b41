using Xunit;

namespace FlowKafka.Simulation.Tests;

public sealed class SimulationAssemblyTests
{
    /// <summary>What makes the labelled traffic must know nothing of what is to find the miners in it.</summary>
    [Fact]
    public void References_OfTheSimulator_AreFlowsOnly()
    {
        var own = typeof(NetworkSimulator).Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!).Where(n => n.StartsWith("FlowKafka", StringComparison.Ordinal));
        Assert.Equal(["FlowKafka.Flows"], own);
    }
}
