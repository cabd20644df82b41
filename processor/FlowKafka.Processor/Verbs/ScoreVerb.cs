using System.CommandLine;
using System.Diagnostics;
using FlowKafka.Detection.Models;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Verbs;

/// <summary>Judges flow-log files without Kafka.</summary>
internal sealed class ScoreVerb(Terminal terminal, TimeProvider time) : IVerb
{
    private readonly Argument<string[]> _files = FileArguments.Files("Flow-log files, plain or gzip, and folders of them.");
    private readonly FormatArguments _formats = new();
    private readonly ConfigurationArguments _configuration = new();
    private readonly Option<string> _format = FileArguments.Format();
    private readonly Option<string?> _out = new("--out")
    {
        Description = "A folder for detections.ndjson, windows.ndjson, rejected.ndjson and report.html.",
        HelpName = "DIR",
    };

    public Command ToCommand()
    {
        var command = new Command("score", "Finds miners in flow-log files: a table, NDJSON and an HTML report. No Kafka needed.")
        {
            _files, _out, _format,
        };
        _formats.AddTo(command);
        _configuration.AddTo(command, withKafka: false);
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        var settings = _formats.Apply(parsed, _configuration.LoadSettings(parsed));
        var models = ModelFiles.Load(settings.Models.Files);
        var options = ConfigurationArguments.ToScore(settings, models);
        var files = InputFileFinder.Find(parsed.GetValue(_files)!);
        var folder = parsed.GetValue(_out);
        var began = Stopwatch.GetTimestamp();
        var result = Score(files, options, models, folder, stop);
        var elapsed = Stopwatch.GetElapsedTime(began);
        if (folder is not null)
            ScoreReport.Write(folder, result, models);
        foreach (var line in SkippedFiles(result))
            terminal.Error.WriteLine(line);
        ScoreTable.Write(terminal, result, parsed.GetValue(_format) == "json", elapsed, folder);
        return ExitCode.Done;
    }

    private ScoreResult Score(
        IReadOnlyList<InputFile> files, ScoreOptions options, IReadOnlyList<Model> models, string? folder, CancellationToken stop)
    {
        using var output = folder is null ? ScoreOutput.None : ScoreOutput.In(folder, options.Judge.OwnNetworks);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return ProgressBar.Show(terminal, "Scoring", files.Sum(f => f.Length), told => ScoreTopology.Run(
            files, options, models, output, now, (bytes, records) => told(bytes, Quantity.Of(records, "record")), stop));
    }

    private static IEnumerable<string> SkippedFiles(ScoreResult result)
    {
        const int Named = 3;
        var skipped = result.SkippedFiles;
        if (skipped.Count > 0)
            yield return $"Left out {Quantity.Of(skipped.Count, "file")} without flow logs: {string.Join(", ", skipped.Take(Named))}{(skipped.Count > Named ? ", …" : "")}";
    }
}
