using FlowKafka.Detection.Strategies;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Training;

/// <summary>A simulated pair and what it truly is; null for scans and others that no conversation stands for.</summary>
internal sealed record LabelledPair(PairHistory History, TrafficKind? Kind)
{
    public bool IsMining => Kind is { } kind && kind.IsMining();
}
