using FlowKafka.Processor.Scoring;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Demo;

/// <summary>A planted miner, and the episode in which it was found; null when it was not.</summary>
internal sealed record DemoMiner(SimulatedMiner Miner, FoundEpisode? Found);
