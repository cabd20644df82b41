using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using FlowKafka.Kafka.Feed;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Feeding;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;

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

    public Command ToCommand()
    {
        var command = new Command("replay", "Feeds flow-log files to an input topic, merged by event time.") { _files, _speed };
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
        var files = InputFileFinder.Find(parsed.GetValue(_files)!);
        using var feed = await _feed.OpenAsync(parsed, settings, terminal);
        var began = Stopwatch.GetTimestamp();
        var packer = new MessagePacker(feed, lines);
        try
        {
            var broken = ProgressBar.Show(terminal, "Replaying", files.Sum(f => f.Length), told => Feed(files, settings, feed, packer, pace, told, stop));
            foreach (var path in broken)
                terminal.Error.WriteLine($"{path}: the compression is broken; what came before was fed.");
        }
        catch (StageFailedException e)
        {
            throw StageFailures.ToUser(e);
        }

        var seconds = Math.Max(0.001, Stopwatch.GetElapsedTime(began).TotalSeconds);
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Quantity.Of(packer.Lines, "line")} in {Quantity.Of(packer.Messages, "message")} to {_feed.Topic(parsed)} in {seconds:0.0} s ({Quantity.Count(Math.Round(packer.Lines / seconds))} lines a second)"));
        return ExitCode.Done;
    }

    private static IReadOnlyList<string> Feed(
        IReadOnlyList<InputFile> files, Configuration.Settings settings, TopicFeed feed, MessagePacker packer, Pace pace,
        Action<long, string> told, CancellationToken stop)
    {
        const int Often = 1000;
        using var merge = new LineMerge(files, (long)settings.Window.WindowSize.TotalMilliseconds);
        while (merge.MoveNext())
        {
            pace.Wait(merge.Current.Time, packer.Send, stop);
            packer.Add(merge.Current.Header.Span, merge.Current.Line.Span);
            if (packer.Lines % Often != 0)
                continue;
            stop.ThrowIfCancellationRequested();
            told(merge.BytesRead, Quantity.Of(packer.Lines, "line"));
        }

        packer.Send();
        feed.Flush();
        return merge.Broken;
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
