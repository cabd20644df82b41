using FlowKafka.Detection.Strategies;
using FlowKafka.Flows;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;
using FlowKafka.Processor.Verbs;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Training;

/// <summary>Plays networks and gives what their flow logs become: pairs with their windows, and what each of them truly is.</summary>
internal sealed class SimulatedTraffic(ScoreOptions options, long now)
{
    /// <summary>Plays a network through a flow log in the temporary folder.</summary>
    public IReadOnlyList<LabelledPair> Play(SimulationOptions simulation, CancellationToken stop)
    {
        var network = new NetworkSimulator(simulation);
        var path = Path.Combine(Path.GetTempPath(), $"flowkafka-{Path.GetRandomFileName()}.log");
        try
        {
            using (var log = new SimulationFile(path))
                log.Write(network, static (_, _) => { }, stop);
            var name = $"simulated, seed {simulation.Seed}";
            var capture = new CaptureReader(options, now).Read(new InputFile(path, new FileInfo(path).Length, IsNamed: true), name, stop);
            return Label(CaptureHistory.Of(name, capture.Windows, options.Judge.OwnNetworks), network);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IReadOnlyList<LabelledPair> Label(CaptureHistory history, NetworkSimulator network)
    {
        var kinds = new Dictionary<(IpAddress, IpAddress), TrafficKind>();
        foreach (var conversation in network.Conversations)
        {
            kinds[(conversation.Client, conversation.Server)] = conversation.Kind;
            kinds[(conversation.Server, conversation.Client)] = conversation.Kind;
        }

        return [.. history.Pairs.Select(pair => new LabelledPair(pair, kinds.TryGetValue((pair.Pair.Lower, pair.Pair.Higher), out var kind) ? kind : null))];
    }
}
