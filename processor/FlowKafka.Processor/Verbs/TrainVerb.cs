using System.CommandLine;
using System.Globalization;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Training;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Verbs;

/// <summary>Makes a model of flow logs of known miners.</summary>
internal sealed class TrainVerb(Terminal terminal, TimeProvider time) : IVerb
{
    private readonly Argument<string[]> _files = FileArguments.Files("Flow-log files of known miners, and folders of them; each file counts as a capture of its own.");
    private readonly Option<string> _profile = new("--profile")
    {
        Description = "The model's name: coin, software, pool regime.",
        HelpName = "NAME",
        Required = true,
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The model file to write.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string[]> _servers = new("--server")
    {
        Description = "A known pool or proxy: only pairs with one of these mine. May be given several times. Without it all pairs mine.",
        HelpName = "IP[:PORT]",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _description = new("--description")
    {
        Description = "What the model says of its training, in a sentence or two.",
        HelpName = "TEXT",
    };

    private readonly Option<double> _threshold = new("--threshold")
    {
        Description = "The part of a pair's complete points that must lie in the hull, above 0 and up to 1.",
        HelpName = "PART",
        DefaultValueFactory = _ => 0.98,
    };

    private readonly Option<double> _margin = new("--margin")
    {
        Description = "By which part the hull grows about its centre; 0.05 moves each side 5 % outwards.",
        HelpName = "PART",
        DefaultValueFactory = _ => 0,
    };

    private readonly Option<int> _minimum = new("--minimum-points")
    {
        Description = "The fewest complete points that are judged.",
        HelpName = "N",
        DefaultValueFactory = _ => 6,
    };

    private readonly ConfigurationArguments _configuration = new();
    private readonly Option<bool> _leaveOneOut = new("--leave-one-out")
    {
        Description = "Measure recall: train without each file in turn, judge that one, and note the result in the model.",
    };

    private readonly Option<string[]> _benign = new("--benign")
    {
        Description = "With --leave-one-out: flow logs without miners, to measure false positives on.",
        HelpName = "PATH",
        DefaultValueFactory = _ => [],
    };

    public Command ToCommand()
    {
        var command = new Command("train", "Makes a model from flow logs of known miners.")
        {
            _files, _profile, _out, _servers, _description, _threshold, _margin, _minimum,
            _leaveOneOut, _benign,
        };
        _configuration.AddTo(command, withKafka: false, withModels: false);
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        var options = _configuration.LoadSettings(parsed).ToScore([]);
        options.ThrowIfFaulty([]);
        var training = OptionsOf(parsed) with { WindowSize = options.Window.WindowSize, OwnNetworks = options.Judge.OwnNetworks };
        var reader = new CaptureReader(options, time.GetUtcNow().ToUnixTimeMilliseconds());
        var captures = Read(reader, parsed.GetValue(_files)!, stop);
        var trainer = new ModelTrainer(training);
        foreach (var capture in captures)
            capture.AddTo(trainer);
        try
        {
            var (model, report) = trainer.Train();
            if (parsed.GetValue(_leaveOneOut))
                model = new TrainEvaluation(terminal, training, options.Judge).Measure(model, captures, Read(reader, parsed.GetValue(_benign)!, stop));
            using (var file = File.Create(parsed.GetValue(_out)!))
                model.Save(file);
            Tell(model, report, parsed.GetValue(_out)!);
            return ExitCode.Done;
        }
        catch (ModelTrainingException e)
        {
            throw new UserException(e.Message, e);
        }
    }

    private static Capture[] Read(CaptureReader reader, string[] paths, CancellationToken stop)
    {
        if (paths.Length == 0)
            return [];
        var files = InputFileFinder.Find(paths);
        var names = CaptureReader.NamesOf(files);
        return [.. files.Zip(names, (file, name) => reader.Read(file, name, stop))];
    }

    private TrainerOptions OptionsOf(ParseResult parsed)
    {
        var (threshold, margin, minimum) = (parsed.GetValue(_threshold), parsed.GetValue(_margin), parsed.GetValue(_minimum));
        if (threshold is not (> 0 and <= 1))
            throw UserException.Usage(string.Create(CultureInfo.InvariantCulture, $"--threshold is {threshold}: give a part above 0 and up to 1, as 0.98."));
        if (margin is not (>= 0 and <= 1000))
            throw UserException.Usage(string.Create(CultureInfo.InvariantCulture, $"--margin is {margin}: give a part from 0 to 1000, as 0.05."));
        if (minimum < 1)
            throw UserException.Usage($"--minimum-points is {minimum}: give 1 or more.");
        if (parsed.GetValue(_profile)!.Trim().Length == 0)
            throw UserException.Usage("--profile is empty: name the coin, the software or the pool's regime.");
        return new()
        {
            Name = parsed.GetValue(_profile)!.Trim(),
            Description = parsed.GetValue(_description) ?? "Trained with 'flowkafka train'.",
            Servers = [.. parsed.GetValue(_servers)!.Select(ServerOf)],
            MembershipThreshold = threshold,
            Margin = margin,
            MinimumPoints = minimum,
        };
    }

    private static KnownServer ServerOf(string text)
    {
        try
        {
            return KnownServer.Parse(text);
        }
        catch (FormatException e)
        {
            throw UserException.Usage($"--server: {e.Message}");
        }
    }

    private void Tell(Model model, TrainingReport report, string path)
    {
        var output = terminal.Out;
        output.WriteLine($"{path}: model {model.Name} {model.Version}");
        output.WriteLine($"{Quantity.Of(report.Used, "complete point")} of {Quantity.Of(report.Pairs, "pair")} in {Quantity.Of(report.Sources.Count, "file")}, {Quantity.Count(report.Distinct)} of them different");
        output.WriteLine($"Hull: {Quantity.Of(report.Vertices, "vertex", "vertices")}, {Quantity.Of(report.HalfSpaces, "half-space")}, {Quantity.Of(report.AffineDimension, "dimension")}, interior {report.Interior.ToString("G6", CultureInfo.InvariantCulture)}");
        output.WriteLine($"Left out of {Quantity.Of(report.Offered, "window")}: {report.FirstPoints} first and {report.NewestPoints} newest (partial), {report.Unknown} unknown, {report.WithoutTraffic} without traffic, {report.WrongSize} of another size, {report.Repeated} repeated, {report.OtherPairs} of other pairs");
    }
}
