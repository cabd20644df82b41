using FlowKafka.Detection.Models;
using FlowKafka.Detection.Training;
using FlowKafka.Processor.Scoring;
using FlowKafka.Processor.Verbs;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Demo;

/// <summary>Makes the demonstration's model: flow logs of a simulated network, its pools known, through the ordinary trainer.</summary>
internal static class DemoTraining
{
    // Two hours instead of one: of the simulated look-alikes, half as many are flagged, and hardly more miners are missed.
    private const int MinimumPoints = 12;

    public static Model Train(DemoFolder folder, SimulationOptions options, ScoreOptions scoring, long now, Action<long, string> told, CancellationToken stop)
    {
        var simulator = new NetworkSimulator(options);
        using (var log = new SimulationFile(folder.TrainingLog))
            log.Write(simulator, told, stop);
        var trainer = new ModelTrainer(new TrainerOptions
        {
            Name = "demo-xmr",
            Description = $"A simulated network of {simulator.Miners.Count} XMR miners over {options.Hours} hours, seed {options.Seed}.",
            Simulated = true,
            MinimumPoints = MinimumPoints,
            Servers = [.. simulator.Miners.Select(m => new KnownServer(m.Servers[0], m.ServerPort)).Distinct()],
        });
        new CaptureReader(scoring, now).Read(new InputFile(folder.TrainingLog, new FileInfo(folder.TrainingLog).Length, IsNamed: true), "simulated", stop)
            .AddTo(trainer);
        var model = trainer.Train().Model;
        using var file = File.Create(folder.Model);
        model.Save(file);
        return model;
    }
}
