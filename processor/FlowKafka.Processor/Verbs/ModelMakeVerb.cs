using System.CommandLine;
using System.Globalization;
using FlowKafka.Detection.Strategies;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;
using FlowKafka.Processor.Training;

namespace FlowKafka.Processor.Verbs;

/// <summary>Makes the models that come with the program, and measures them.</summary>
internal sealed class ModelMakeVerb(Terminal terminal, TimeProvider time)
{
    private readonly Argument<string[]> _files = new("FILES")
    {
        Description = "Flow logs of XMR miners and of nobody else. Without any the models know simulated miners alone.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _benign = new("--benign")
    {
        Description = "Flow logs without miners, to measure false alarms on beside the simulated networks.",
        HelpName = "PATH",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<int> _networks = new("--networks")
    {
        Description = "How many networks the models are measured on.",
        HelpName = "N",
        DefaultValueFactory = _ => 20,
    };

    private readonly Option<string> _out = new("--out") { Description = "The folder to write the models to.", HelpName = "DIR", Required = true };

    public Command ToCommand()
    {
        var command = new Command("make", "Makes the models that come with the program, of simulated miners and of captures, and measures them.")
        {
            _files, _benign, _networks, _out,
        };
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        var options = new ScoreOptions();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var traffic = new SimulatedTraffic(options, now);
        var captures = Read(parsed.GetValue(_files)!, options, now, stop);
        var benign = Read(parsed.GetValue(_benign)!, options, now, stop);
        LabelledPair[] learned = [.. TrainingNetworks.Learned().SelectMany(network => Told(traffic, network, stop)).Where(pair => pair.IsMining)];
        var calibration = new ShippedCalibration(new ShippedTraining(learned).Train(captures));
        foreach (var network in TrainingNetworks.Judged(parsed.GetValue(_networks)))
        {
            foreach (var pair in Told(traffic, network, stop))
                calibration.Add(pair);
        }

        foreach (var capture in benign)
            calibration.AddBenign(capture);
        var models = calibration.Finish();
        Directory.CreateDirectory(parsed.GetValue(_out)!);
        foreach (var model in models)
        {
            using var file = File.Create(Path.Combine(parsed.GetValue(_out)!, $"{model.Name}.json"));
            model.Save(file);
        }

        terminal.Tables.Write(CalibrationTable.Of(models));
        Tell("Without mining", calibration.FalseAlarms);
        Tell("Missed", calibration.Missed);
        return ExitCode.Done;
    }

    private IReadOnlyList<LabelledPair> Told(SimulatedTraffic traffic, Simulation.SimulationOptions network, CancellationToken stop)
    {
        terminal.Error.WriteLine($"network of seed {network.Seed.ToString(CultureInfo.InvariantCulture)}");
        return traffic.Play(network, stop);
    }

    private static CaptureHistory[] Read(string[] paths, ScoreOptions options, long now, CancellationToken stop)
    {
        if (paths.Length == 0)
            return [];
        var (reader, files) = (new CaptureReader(options, now), InputFileFinder.Find(paths));
        return [.. files.Zip(CaptureReader.NamesOf(files), (file, name) => CaptureHistory.Of(name, reader.Read(file, name, stop).Windows, options.Judge.OwnNetworks))];
    }

    private void Tell(string what, IReadOnlyDictionary<string, int> counts)
    {
        foreach (var (key, count) in counts)
            terminal.Out.WriteLine($"{what}: {count} × {key}");
    }
}
