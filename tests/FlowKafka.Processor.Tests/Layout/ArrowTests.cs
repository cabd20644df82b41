using System.Reflection;

namespace FlowKafka.Processor.Tests.Layout;

/// <summary>Who may know whom: the arrows of docs/architecture.md.</summary>
public class ArrowTests
{
    [Theory]
    [InlineData("FlowKafka.Geometry", "")]
    [InlineData("FlowKafka.Avro", "")]
    [InlineData("FlowKafka.Flows", "FlowKafka.Avro")]
    [InlineData("FlowKafka.Streams", "FlowKafka.Flows")]
    [InlineData("FlowKafka.Detection", "FlowKafka.Flows FlowKafka.Geometry FlowKafka.Streams")]
    [InlineData("FlowKafka.Simulation", "FlowKafka.Flows")]
    [InlineData("FlowKafka.Firehose", "")]
    [InlineData("FlowKafka.Elasticsearch", "")]
    [InlineData("FlowKafka.Kafka", "FlowKafka.Avro FlowKafka.Detection FlowKafka.Flows FlowKafka.Streams")]
    [InlineData("flowkafka", "FlowKafka.Avro FlowKafka.Detection FlowKafka.Elasticsearch FlowKafka.Firehose FlowKafka.Flows FlowKafka.Geometry FlowKafka.Kafka FlowKafka.Simulation FlowKafka.Streams")]
    public void Assembly_KnowsNoMoreThanItsArrows(string assembly, string allowed)
    {
        var known = References(assembly).Where(name => name.StartsWith("FlowKafka", StringComparison.OrdinalIgnoreCase));

        Assert.Empty(known.Except(allowed.Split(' ')));
    }

    [Theory]
    [InlineData("FlowKafka.Geometry")]
    [InlineData("FlowKafka.Avro")]
    [InlineData("FlowKafka.Firehose")]
    [InlineData("FlowKafka.Elasticsearch")]
    [InlineData("FlowKafka.Flows")]
    [InlineData("FlowKafka.Streams")]
    [InlineData("FlowKafka.Detection")]
    [InlineData("FlowKafka.Simulation")]
    [InlineData("flowkafka")]
    public void Assembly_OutsideTheKafkaAdapter_KnowsNoConfluentType(string assembly) =>
        Assert.DoesNotContain("Confluent.Kafka", References(assembly));

    private static IEnumerable<string> References(string assembly) =>
        Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!);
}
