using FlowKafka.Detection;
using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Models;
using FlowKafka.Processor.Feeding;
using FlowKafka.Processor.Scoring;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Evaluation.Networks;

/// <summary>Plays simulated networks through all that comes behind the bus, as many at once as there are cores.</summary>
internal sealed class NetworkRun(ScoreOptions options, IReadOnlyList<Model> models)
{
    /// <summary>Plays and counts.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="told">Told of the networks that are done.</param>
    /// <param name="stop">Stops it.</param>
    public NetworkTally Play(IReadOnlyList<SimulationOptions> networks, Action<long, string> told, CancellationToken stop)
    {
        var tally = new NetworkTally();
        var done = 0;
        foreach (var (truth, judged) in networks.AsParallel().AsOrdered().WithCancellation(stop)
            .WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(network => Play(network, stop)))
        {
            tally.Add(truth, judged);
            told(++done, $"seed {truth.Options.Seed}");
        }

        return tally;
    }

    private (NetworkSimulator Truth, JudgedNetwork Judged) Play(SimulationOptions network, CancellationToken stop)
    {
        var truth = new NetworkSimulator(network);
        var judged = new JudgedNetwork(options.Judge.Prior);
        var chain = new DetectionChain(
            options.Judge with { Observer = judged }, models, options.HostsOf(models), options.Correlation, new NoDelivery());
        SimulatedWindows.Play(truth, options, chain, chain.Advance, static (_, _) => { }, stop);
        return (truth, judged);
    }

    private sealed class NoDelivery : ICorrelationSink
    {
        public void Deliver(string id, ReadOnlySpan<byte> document)
        {
            // What was held is told by the observer.
        }
    }
}
