using FlowKafka.Processor.Scoring;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Demo;

/// <summary>An episode on a pair that does not mine.</summary>
/// <param name="Episode">The episode.</param>
/// <param name="Kind">What the pair's traffic is; null when the simulation has no such pair.</param>
internal sealed record DemoAlarm(FoundEpisode Episode, TrafficKind? Kind);
