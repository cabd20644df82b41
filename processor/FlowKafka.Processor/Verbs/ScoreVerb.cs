using System.CommandLine;
using System.Diagnostics;
using FlowKafka.Detection.Models;
using FlowKafka.Processor.Configuration;
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
    private readonly Option<string> _format = FileArguments.Format(withBulk: true);
    private readonly BulkArguments _bulk = new();
    private readonly Option<string?> _out = new("--out")
    {
        Description = "A folder for detections.ndjson, windows.ndjson, rejected.ndjson and report.html; with --format bulk also for bulk-0001.ndjson and so on.",
        HelpName = "DIR",
    };

    public Command ToCommand()
    {
        var command = new Command("score", "Finds miners in flow-log files: a table, NDJSON and an HTML report. No Kafka needed.")
        {
            _files, _out, _format,
        };
        _bulk.AddTo(command);
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
        var format = parsed.GetValue(_format);
        using var bulk = format == FileArguments.Bulk ? _bulk.Open(parsed, terminal, folder) : null;
        var began = Stopwatch.GetTimestamp();
        var result = Score(files, options, models, folder, bulk is null ? null : ToBulk(parsed, bulk, settings, options, models), aside, stop);
        var elapsed = Stopwatch.GetElapsedTime(began);
        foreach (var line in aside.Lines())
            terminal.Error.WriteLine(line);
        if (result.Files == 0)
            throw new UserException("There was nothing to score.");
        if (folder is not null)
            ScoreReport.Write(folder, result, models);
        if (bulk is null)
            ScoreTable.Write(terminal, result, FileArguments.IsJson(format), elapsed, folder);
        else
            Conclude(bulk, result, elapsed, folder);
        return aside.Faults == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private BulkDocuments ToBulk(ParseResult parsed, BulkOutput bulk, Settings settings, ScoreOptions options, IReadOnlyList<Model> models)
    {
        var documents = new BulkDocuments(bulk, _bulk.Apply(parsed, settings.Elasticsearch), options.Judge.OwnNetworks, models, time);
        documents.WriteModels(models);
        return documents;
    }

    private void Conclude(BulkOutput bulk, ScoreResult result, TimeSpan elapsed, string? folder)
    {
        bulk.Flush();
        ScoreTable.WriteSummary(folder is null ? terminal.Error : terminal.Out, result, elapsed, folder);
        BulkArguments.Tell(folder is null ? terminal.Error : terminal.Out, bulk, folder);
    }

    private ScoreResult Score(
        IReadOnlyList<InputFile> files, ScoreOptions options, IReadOnlyList<Model> models, string? folder, BulkDocuments? bulk, SetAside aside, CancellationToken stop)
    {
        using var output = ScoreOutput.In(folder, options.Judge.OwnNetworks, models, bulk);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return ProgressBar.Show(terminal, "Scoring", files.Sum(f => f.Length), told => ScoreTopology.Run(
            files, options, models, output, now, aside, (bytes, records) => told(bytes, Quantity.Of(records, "record")), stop));
    }
}
