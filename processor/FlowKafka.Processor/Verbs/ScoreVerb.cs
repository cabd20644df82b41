using System.CommandLine;
using System.Diagnostics;
using FlowKafka.Detection.Models;
using FlowKafka.Processor.Files;
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
        var aside = new SetAside();
        var files = InputFileFinder.Find(parsed.GetValue(_files)!, aside);
        var folder = parsed.GetValue(_out);
        var began = Stopwatch.GetTimestamp();
        var result = Score(files, options, models, folder, aside, stop);
        var elapsed = Stopwatch.GetElapsedTime(began);
        foreach (var line in aside.Lines())
            terminal.Error.WriteLine(line);
        if (result.Files == 0)
            throw new UserException("There was nothing to score.");
        if (folder is not null)
            ScoreReport.Write(folder, result, models);
        ScoreTable.Write(terminal, result, FileArguments.IsJson(parsed.GetValue(_format)), elapsed, folder);
        return aside.Faults == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private ScoreResult Score(
        IReadOnlyList<InputFile> files, ScoreOptions options, IReadOnlyList<Model> models, string? folder, SetAside aside, CancellationToken stop)
    {
        using var output = folder is null ? ScoreOutput.None : ScoreOutput.In(folder, options.Judge.OwnNetworks, models);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return ProgressBar.Show(terminal, "Scoring", files.Sum(f => f.Length), told => ScoreTopology.Run(
            files, options, models, output, now, aside, (bytes, records) => told(bytes, Quantity.Of(records, "record")), stop));
    }
}
