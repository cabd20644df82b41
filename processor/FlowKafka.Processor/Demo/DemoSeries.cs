using FlowKafka.Detection.Models;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;
using FlowKafka.Processor.Verbs;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Demo;

/// <summary>
/// Judges the networks of many seeds as a demonstration does, through the same classes but without Kafka between them,
/// which makes no difference to what is found.
/// </summary>
internal sealed class DemoSeries(DemoFolder folder, ScoreOptions options, IReadOnlyList<Model> models, long now, DateTimeOffset start)
{
    /// <summary>Judges one seed.</summary>
    public DemoVerdict Judge(int seed, CancellationToken stop)
    {
        var network = new NetworkSimulator(DemoNetworks.Judged(seed, start));
        var path = folder.JudgedLog;
        using (var log = new SimulationFile(path))
            log.Write(network, static (_, _) => { }, stop);
        var file = new InputFile(path, new FileInfo(path).Length, IsNamed: true);
        var result = ScoreTopology.Run([file], options, models, ScoreOutput.None, now, new(), static (_, _) => { }, stop);
        return DemoVerdict.Of(network, result.Episodes);
    }
}
