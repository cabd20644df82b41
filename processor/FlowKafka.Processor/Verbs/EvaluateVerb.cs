using System.CommandLine;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Strategies;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Evaluation;
using FlowKafka.Processor.Evaluation.Networks;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;
using FlowKafka.Processor.Talk;
using FlowKafka.Simulation;
using Spectre.Console;

namespace FlowKafka.Processor.Verbs;

/// <summary>Compares strategies on captures of miners and on traffic without mining.</summary>
internal sealed class EvaluateVerb(Terminal terminal, TimeProvider time) : IVerb
{
    private readonly Option<string[]> _mining = Paths("--mining", "Flow logs of miners, and folders of them: each is found or not. NAME.600s.log and NAME.60s.log are one capture.");
    private readonly Option<string[]> _benign = Paths("--benign", "Flow logs without miners, and folders of them: false positives are counted on their pairs.");
    private readonly Option<string[]> _train = Paths("--train", "Flow logs of miners to learn from; every pair in them mines. Without it: those of --mining.");

    private readonly Option<string[]> _strategies = new("--strategy")
    {
        Description = "A strategy's name, in which * stands for any characters; several may be given. Without it: all.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _list = new("--list") { Description = "Show the strategies and what they are." };
    private readonly Option<bool> _leaveOneOut = new("--leave-one-out") { Description = "Judge each capture by what was trained without it." };
    private readonly Option<string?> _out = new("--out")
    {
        Description = "A folder for evaluation.ndjson and evaluation.html.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _talk = new("--talk") { Description = "Instead: the talk's experiment, on a simulated network of its size." };
    private readonly Option<int> _seed = Number("--seed", "With --talk or --networks: the first seed of the simulated networks.", 1);
    private readonly Option<int> _interfaces = Number("--interfaces", "With --talk: interfaces of the network that is judged.", TalkNetworks.Interfaces);
    private readonly Option<int> _days = Number("--days", "With --talk: for how many days it is judged.", TalkNetworks.Days);
    private readonly Option<int> _networks = Number("--networks", "Instead: what each detector finds, and their combination flags, on so many simulated networks.", 0);
    private readonly ConfigurationArguments _configuration = new();

    public Command ToCommand()
    {
        var command = new Command("evaluate", "Compares ways of telling miners from all else: recall, false positives, time.")
        {
            _mining, _benign, _train, _strategies, _list, _leaveOneOut, _out,
            _talk, _seed, _interfaces, _days, _networks,
        };
        _configuration.AddTo(command, withKafka: false, withShadow: false);
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        var settings = _configuration.LoadSettings(parsed);
        var options = settings.ToScore([]);
        options.ThrowIfFaulty([]);
        if (parsed.GetValue(_talk))
            return RunTalk(parsed, settings, options, stop);
        if (parsed.GetValue(_networks) != 0)
            return RunNetworks(parsed, settings, stop);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var strategies = Selected(EvaluatedStrategies.All([], options, now), parsed.GetValue(_strategies)!);
        if (parsed.GetValue(_list))
            return List(strategies);
        if (parsed.GetValue(_mining)!.Length == 0)
            throw UserException.Usage("Name captures of miners with --mining, and traffic without mining with --benign; or see --list.");
        var input = Read(parsed, options, stop);
        // Models are read only where they judge.
        if (strategies.Any(strategy => strategy.Name is StrategyList.Shipped or StrategyList.Retrained or StrategyList.Combined))
            strategies = Selected(EvaluatedStrategies.All(Models(settings, options), options, now), parsed.GetValue(_strategies)!);
        var run = new EvaluationRun(input, time);
        var results = ProgressBar.Show(terminal, "Measuring", strategies.Count, told => Measure(run, strategies, told, stop));
        new EvaluationTable(terminal).Write(input, results);
        if (parsed.GetValue(_out) is { } folder)
            Save(folder, input, results);
        return ExitCode.Done;
    }

    private static IReadOnlyList<Model> Models(Settings settings, ScoreOptions options)
    {
        var models = ModelFiles.Load(settings.Models.Files);
        options.ThrowIfFaulty(models);
        return models;
    }

    private int RunTalk(ParseResult parsed, Settings settings, ScoreOptions options, CancellationToken stop)
    {
        var (interfaces, days) = (parsed.GetValue(_interfaces), parsed.GetValue(_days));
        if (interfaces is < 1 or > 50_000)
            throw UserException.Usage($"--interfaces is {interfaces}: give 1 to 50000.");
        if (days is < 1 or > 90)
            throw UserException.Usage($"--days is {days}: give 1 to 90.");
        var run = new TalkRun(options, Models(settings, options), StrategyList.Companions);
        var outcome = ProgressBar.Show(terminal, "Judging", days * 1440L, told => run.Play(parsed.GetValue(_seed), interfaces, days, told, stop));
        TalkTable.Write(terminal, outcome, interfaces, days);
        if (parsed.GetValue(_out) is { } folder)
        {
            Directory.CreateDirectory(folder);
            TalkFile.Write(Path.Combine(folder, TalkFile.Name), outcome);
            terminal.Out.WriteLine($"Results: {Path.Combine(folder, TalkFile.Name)}");
        }

        return ExitCode.Done;
    }

    private int RunNetworks(ParseResult parsed, Settings settings, CancellationToken stop)
    {
        var count = parsed.GetValue(_networks);
        if (count is < 1 or > 1_000)
            throw UserException.Usage($"--networks is {count}: give 1 to 1000.");
        var models = ModelFiles.Load(settings.Models.Files);
        var options = ConfigurationArguments.ToScore(settings, models);
        var run = new NetworkRun(options, models);
        SimulationOptions[] networks = [.. DetectorNetworks.Of(parsed.GetValue(_seed), count)];
        var tally = ProgressBar.Show(terminal, "Judging", count, told => run.Play(networks, told, stop));
        NetworkTable.Write(terminal, tally, count);
        if (parsed.GetValue(_out) is { } folder)
        {
            Directory.CreateDirectory(folder);
            NetworkFile.Write(Path.Combine(folder, NetworkFile.Name), tally);
            terminal.Out.WriteLine($"Results: {Path.Combine(folder, NetworkFile.Name)}");
        }

        return ExitCode.Done;
    }

    private int List(IReadOnlyList<IStrategy> strategies)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(new TableColumn("strategy").NoWrap()).AddColumn("what it is");
        foreach (var strategy in strategies)
            table.AddRow(new Text(strategy.Name), new Text(strategy.Meaning));
        terminal.Tables.Write(table);
        return ExitCode.Done;
    }

    private EvaluationInput Read(ParseResult parsed, ScoreOptions options, CancellationToken stop)
    {
        string[] mining = parsed.GetValue(_mining)!, benign = parsed.GetValue(_benign)!, train = parsed.GetValue(_train)!;
        return ProgressBar.Show(terminal, "Reading", InputFileFinder.Find([.. mining, .. benign, .. train]).Sum(file => file.Length), told =>
        {
            var reader = new EvaluationReader(options, time.GetUtcNow().ToUnixTimeMilliseconds(), told);
            var mined = reader.Read(mining, stop);
            return new EvaluationInput(train.Length == 0 ? mined : reader.Read(train, stop), mined, reader.Read(benign, stop), parsed.GetValue(_leaveOneOut));
        });
    }

    private static List<StrategyResult> Measure(EvaluationRun run, IReadOnlyList<IStrategy> strategies, Action<long, string> told, CancellationToken stop)
    {
        var results = new List<StrategyResult>(strategies.Count);
        foreach (var strategy in strategies)
        {
            told(results.Count, strategy.Name);
            results.Add(run.Measure(strategy, stop));
        }

        return results;
    }

    private void Save(string folder, EvaluationInput input, IReadOnlyList<StrategyResult> results)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, EvaluationFile.Name);
        EvaluationFile.Write(path, input, results);
        terminal.Out.WriteLine($"Results: {path}");
        path = Path.Combine(folder, EvaluationReport.Name);
        EvaluationReport.Write(path, input, results);
        terminal.Out.WriteLine($"Report: {path}");
    }

    private static IReadOnlyList<IStrategy> Selected(IReadOnlyList<IStrategy> strategies, string[] patterns)
    {
        var selected = StrategyList.Select(strategies, patterns, out var unknown);
        return unknown is null ? selected : throw UserException.Usage($"--strategy {unknown}: no strategy has that name; 'flowkafka evaluate --list' shows them.");
    }

    private static Option<int> Number(string name, string description, int usual) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
    };

    private static Option<string[]> Paths(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "PATH",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };
}
