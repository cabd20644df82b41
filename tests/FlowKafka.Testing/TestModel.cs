using FlowKafka.Detection.Models;

namespace FlowKafka.Testing;

/// <summary>A model that knows the miners of <see cref="MinerTraffic"/>.</summary>
public static class TestModel
{
    public static Model Miners { get; } = PureEngine.Train(new MinerTraffic(1) { Others = 0, Miners = 10 });
}
