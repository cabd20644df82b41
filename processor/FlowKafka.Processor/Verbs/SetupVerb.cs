using System.CommandLine;
using System.Text;
using FlowKafka.Elasticsearch;
using FlowKafka.Elasticsearch.Setup;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Setup;

namespace FlowKafka.Processor.Verbs;

/// <summary>Sets up what FlowKafka needs in Kafka, Elasticsearch or OpenSearch, and Kibana.</summary>
internal sealed class SetupVerb(Terminal terminal, TimeProvider time) : IVerb
{
    private readonly ConfigurationArguments _configuration = new();
    private readonly SetupArguments _arguments = new();
    private readonly Option<string> _format = FileArguments.Format();

    public Command ToCommand()
    {
        var command = new Command("setup", "Sets up topics, Elasticsearch's templates and lifecycles, Kibana's dashboards and rules. It may be run again at any time.") { _format };
        _arguments.AddTo(command);
        _configuration.AddTo(command, withModels: false);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var parts = _arguments.Parts(parsed);
        var assumed = _arguments.Assumed(parsed);
        var settings = Checked(_configuration.Load(parsed), parts, isAsked: assumed is null);
        var isJson = FileArguments.IsJson(parsed.GetValue(_format));
        var export = _arguments.Folder(parsed) is { } folder ? new SetupExport(folder) : null;
        var isDryRun = _arguments.IsDryRun(parsed);
        var options = new SetupOptions
        {
            Elasticsearch = settings.Elasticsearch,
            Kibana = settings.Kibana,
            Parts = parts,
            Version = ProgramVersion.Text,
            Force = _arguments.IsForced(parsed),
            Assumed = assumed,
            DryRun = !isDryRun ? null : export is null ? request => Print(request, isJson) : export.Add,
            Tell = line => terminal.Error.WriteLine(line),
        };

        var results = new List<SetupResult>();
        if (parts.Contains(SetupPart.Topics))
            results.AddRange(assumed is null ? await TopicResults.EnsureAsync(settings, time, create: !isDryRun).ConfigureAwait(false) : TopicResults.Assume(settings, time));
        results.AddRange(await ServersAsync(options, stop).ConfigureAwait(false));
        export?.Finish();
        return Tell(results, isJson, isDryRun);
    }

    private async Task<IReadOnlyList<SetupResult>> ServersAsync(SetupOptions options, CancellationToken stop)
    {
        try
        {
            return await new SetupRun(options, time).RunAsync(stop).ConfigureAwait(false);
        }
        catch (ServerException e)
        {
            throw new ConfigurationException([e.Message]);
        }
    }

    private int Tell(IReadOnlyList<SetupResult> results, bool isJson, bool isDryRun)
    {
        if (isJson)
            SetupReport.WriteJson(terminal, results);
        else
            SetupReport.WriteTable(terminal, results, isDryRun);
        var failed = results.Where(result => result.Outcome == SetupOutcome.Failed).ToList();
        foreach (var result in failed)
            terminal.Error.WriteLine($"{result.Kind} {result.Name}: {result.Note}");
        return failed.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static Settings Checked(SettingsLoader loaded, IReadOnlySet<SetupPart> parts, bool isAsked)
    {
        List<string> problems = [.. loaded.Problems];
        if (parts.Contains(SetupPart.Topics))
            problems.AddRange(loaded.Settings.Topics.Faults());
        if (isAsked)
            problems.AddRange([.. loaded.Settings.Elasticsearch.Faults(), .. loaded.Settings.Kibana.Faults()]);
        return problems.Count == 0 ? loaded.Settings : throw new ConfigurationException([.. problems]);
    }

    // For people: what to paste into the console of Kibana. For programs the table's lines are enough.
    private void Print(SetupRequest request, bool isJson)
    {
        if (isJson)
            return;
        terminal.Out.WriteLine($"{request.Method} /{request.Path}   ({request.Server}{(request.FileName is null ? "" : $", as the file {request.FileName}")})");
        terminal.Out.WriteLine(Encoding.UTF8.GetString(request.Body.Span).TrimEnd());
        terminal.Out.WriteLine();
    }
}
