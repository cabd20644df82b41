using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Feeding;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Verbs;

/// <summary>Feeds flow-log files to an input topic.</summary>
internal sealed class ReplayVerb(Terminal terminal, TimeProvider time) : IVerb
{
    private readonly Argument<string[]> _files = FileArguments.Files("Flow-log files, plain or gzip, and folders of them; merged by event time.");
    private readonly FeedArguments _feed = new();
    private readonly ConfigurationArguments _configuration = new();
    private readonly Option<string> _speed = new("--speed")
    {
        Description = "How many times faster than it happened; max for as fast as the brokers take it.",
        HelpName = "N|max",
        DefaultValueFactory = _ => "max",
    };

    private readonly Option<string?> _resume = new("--resume")
    {
        Description = "Writes down in this file what the brokers have acknowledged, and goes on from there when it exists.",
        HelpName = "FILE",
    };

    public Command ToCommand()
    {
        var command = new Command("replay", "Feeds flow-log files to an input topic, merged by event time.") { _files, _speed, _resume };
        _feed.AddTo(command, isRequired: true);
        _configuration.AddTo(command, withModels: false);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var pace = new Pace(SpeedOf(parsed.GetValue(_speed)!), time);
        var lines = _feed.LinesPerMessage(parsed);
        var settings = _configuration.LoadSettings(parsed);
        var aside = new SetAside();
        var files = InputFileFinder.Find(parsed.GetValue(_files)!, aside);
        var topic = _feed.Topic(parsed)!;
        var state = parsed.GetValue(_resume) is { } path ? new ReplayState(path, topic, files) : null;
        var positions = state?.Load() ?? new(files.Count);
        using var feed = await _feed.OpenAsync(parsed, settings, terminal);
        var packer = new UnitPacker(feed, lines, LongestMessage(settings));
        var began = Stopwatch.GetTimestamp();
        try
        {
            Send(files, positions, new(settings.ToScore([]), time.GetUtcNow().ToUnixTimeMilliseconds()), merge =>
                new ReplayRun(merge, packer, feed, pace, state, aside, time), aside, stop);
        }
        catch (StageFailedException e)
        {
            throw StageFailures.ToUser(e);
        }
        catch (OperationCanceledException) when (state is not null)
        {
            throw new UserException("Stopped before the end: the same command goes on.", ExitCode.Interrupted);
        }

        return Tell(packer, topic, Stopwatch.GetElapsedTime(began), positions, aside);
    }

    private void Send(
        IReadOnlyList<InputFile> files, ReplayPositions positions, UnitContext context, Func<UnitMerge, ReplayRun> runOf, SetAside aside,
        CancellationToken stop) => ProgressBar.Show(terminal, "Replaying", files.Sum(f => f.Length), told =>
        {
            using var merge = ReplayInput.Open(files, positions, context, aside, stop);
            runOf(merge).SendAll(told, stop);
            return 0;
        });

    private int Tell(UnitPacker packer, string topic, TimeSpan elapsed, ReplayPositions positions, SetAside aside)
    {
        foreach (var line in aside.Lines())
            terminal.Error.WriteLine(line);
        var seconds = Math.Max(0.001, elapsed.TotalSeconds);
        var units = Quantity.Of(packer.Units, "line or document", "lines and documents");
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{units} in {Quantity.Of(packer.Messages, "message")} to {topic} in {seconds:0.0} s ({Quantity.Count(Math.Round(packer.Units / seconds))} a second)"));
        if (packer.Units == 0 && positions.Done > 0)
            terminal.Out.WriteLine("All was sent already: name another state file to send it again.");
        return aside.Faults > 0 || positions.Done == 0 ? ExitCode.Failed : ExitCode.Done;
    }

    // Brokers count some bytes around the value.
    private static int LongestMessage(Settings settings)
    {
        const int Usual = 1_000_000, Around = 1024;
        var configured = settings.Kafka.ClientConfig.GetValueOrDefault("message.max.bytes");
        return (int.TryParse(configured, CultureInfo.InvariantCulture, out var longest) && longest > 2 * Around ? longest : Usual) - Around;
    }

    private static double SpeedOf(string text)
    {
        if (text.Equals("max", StringComparison.OrdinalIgnoreCase))
            return double.PositiveInfinity;
        return double.TryParse(text.TrimEnd('x'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed > 0
            ? speed
            : throw UserException.Usage($"--speed is {text}: give a number above 0, or max.");
    }
}
