using System.CommandLine;
using System.Globalization;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Feed;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Demo;
using FlowKafka.Processor.Feeding;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows the whole way on this machine alone: a broker inside the process, a simulated network, the pipeline, a report.</summary>
internal sealed class DemoVerb(Terminal terminal, TimeProvider time) : IVerb
{
    // Of the twenty seeds in docs/detection.md one in the middle, neither the best nor the worst.
    private const int UsualSeed = 16;
    private const int LinesPerMessage = 20;

    private readonly Option<string> _out = new("--out")
    {
        Description = "The folder for the report and all files.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "flowkafka-out",
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "The seed of the simulated network.",
        HelpName = "N",
        DefaultValueFactory = _ => UsualSeed,
    };

    private readonly Option<int> _seeds = new("--seeds")
    {
        Description = "Instead: judge so many seeds, from --seed on, without Kafka, and print what was found in all.",
        HelpName = "N",
        DefaultValueFactory = _ => 0,
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "bulk: write bodies of bulk requests for Elasticsearch too, bulk-0001.ndjson and so on. table: only show what was found.",
        HelpName = "table|bulk",
        DefaultValueFactory = _ => "table",
    };

    private readonly Option<string?> _start = new("--start")
    {
        Description = "The day that is simulated, as 2026-01-12, or yesterday. Without it: 2026-01-12; with --deliver or --format bulk: yesterday.",
        HelpName = "DATE|yesterday",
    };

    private readonly Option<bool> _deliver = new("--deliver")
    {
        Description = "Deliver to Elasticsearch too, as its section says: simulated miners, so to a server for trying things out.",
    };

    private readonly BulkArguments _bulk = new();
    private readonly ConfigurationArguments _configuration = new();

    public Command ToCommand()
    {
        _format.AcceptOnlyFromAmong("table", FileArguments.Bulk);
        var command = new Command("demo", "Shows the whole way, with nothing else needed: an embedded broker, a simulated network with miners, the pipeline, a report. Of the settings it takes the sections Elasticsearch and Observability.") { _out, _seed, _seeds, _start, _format, _deliver };
        _bulk.AddTo(command);
        _configuration.AddTo(command, withKafka: false, withModels: false);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var isBulk = parsed.GetValue(_format) == FileArguments.Bulk;
        var settings = Checked(parsed, isBulk);
        var start = DemoStart.Parse(parsed.GetValue(_start) ?? (isBulk || settings.Elasticsearch.IsOn ? DemoStart.Yesterday : null), time);
        var judged = DemoNetworks.Judged(parsed.GetValue(_seed), start);
        using var delivery = settings.Elasticsearch.IsOn && parsed.GetValue(_seeds) <= 0 ? new DemoDelivery(settings, time, terminal.Error.WriteLine) : null;
        if (delivery is not null)
        {
            await delivery.FindAsync(stop);
            terminal.Error.WriteLine($"Everything goes to {delivery.Place}");
        }

        var folder = new DemoFolder(parsed.GetValue(_out)!);
        var models = ModelFiles.Load([]);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (parsed.GetValue(_seeds) > 0)
            return RunSeries(new DemoSeries(folder, new Settings().ToScore(models), models, now, start), parsed.GetValue(_seed), parsed.GetValue(_seeds), stop);
        try
        {
            terminal.Error.WriteLine($"1/3 Simulating a network of {Quantity.Of(judged.Hosts, "machine")} for {judged.Hours} hours, into the embedded broker");
            using var bus = new DemoBus(folder, models, settings);
            var log = new ClientLog(TellGrave, time);
            var network = new NetworkSimulator(judged);
            using (var labels = File.Create(folder.Labels))
                SimulationLabels.WriteJson(labels, network);
            long lines;
            using (var feed = await TopicFeed.OpenAsync(bus.Options.Kafka, DemoBus.Input, createWith: 0, log))
                lines = ProgressBar.Show(terminal, "Feeding", Minutes(judged), told => SimulationFeed.Send(network, feed, LinesPerMessage, told, stop));

            terminal.Error.WriteLine($"2/3 Running the whole pipeline on {Quantity.Of(lines, "line")}, with the {Quantity.Of(models.Count, "model")} that come with the program");
            using var run = new DemoRun(folder, bus, models, settings, TellGrave, log, time, delivery);
            var elapsed = ProgressBar.Show(terminal, "Running", lines, told => run.Process(lines, told, stop));

            terminal.Error.WriteLine("3/3 Holding what was found against the truth");
            using var bulk = isBulk ? _bulk.Open(parsed, terminal, folder.Path) : null;
            var documents = bulk is null ? null : new BulkDocuments(bulk, settings.Elasticsearch, bus.Options.Judge.OwnNetworks, models, time);
            documents?.WriteModels(models);
            var outcome = run.Conclude(network, lines, elapsed, documents, stop);
            bulk?.Flush();
            DemoReport.Write(folder, outcome);
            new DemoTable(terminal).Write(outcome, folder);
            if (bulk is not null)
                BulkArguments.Tell(terminal.Out, bulk, folder.Path);
            foreach (var line in delivery?.Lines() ?? [])
                terminal.Out.WriteLine(line);
            if (bulk is not null || delivery is not null)
                TellOfKibana(judged);
            return outcome.Faults.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }
        catch (StageFailedException e)
        {
            throw StageFailures.ToUser(e);
        }
    }

    // Nodes may be those of the network that is really watched: simulated miners go there only when somebody says so.
    private Settings Checked(ParseResult parsed, bool isBulk)
    {
        var loaded = _configuration.Load(parsed);
        var problems = SettingsCheck.OfDemo(loaded).Problems;
        if (problems.Count > 0)
            throw new ConfigurationException(problems);
        var elasticsearch = _bulk.Apply(parsed, loaded.Settings.Elasticsearch);
        var isDelivered = parsed.GetValue(_deliver);
        if (isDelivered && isBulk)
            throw UserException.Usage("--deliver sends, and --format bulk writes what you send: leave one out.");
        if (isDelivered && !elasticsearch.IsOn)
            throw new ConfigurationException(["--deliver: Elasticsearch:Nodes is empty. Name the server, as --set Elasticsearch:Nodes:0=https://es-1:9200."]);
        return loaded.Settings with { Elasticsearch = isDelivered ? elasticsearch : elasticsearch with { Nodes = [] } };
    }

    private void TellOfKibana(SimulationOptions judged)
    {
        var end = judged.StartTime + TimeSpan.FromHours(judged.Hours);
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"In Kibana: the dashboards [FlowKafka] Overview, Hunt, Conversation and Servers and campaigns, from {judged.StartTime.UtcDateTime:yyyy-MM-dd HH:mm} to {end.UtcDateTime:yyyy-MM-dd HH:mm} UTC; [FlowKafka] Pipeline, of the last hour."));
    }

    private int RunSeries(DemoSeries series, int first, int count, CancellationToken stop)
    {
        var table = new DemoSeriesTable(terminal);
        for (var seed = first; seed < first + count; seed++)
            table.Add(seed, series.Judge(seed, stop));
        table.Write();
        return ExitCode.Done;
    }

    private void TellGrave(ClientLogLevel level, string text)
    {
        if (level >= ClientLogLevel.Error)
            terminal.Error.WriteLine(text);
    }

    private static long Minutes(SimulationOptions options) => (long)(options.Hours * 60);
}
