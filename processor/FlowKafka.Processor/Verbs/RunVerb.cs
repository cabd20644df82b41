using System.CommandLine;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Elasticsearch;
using FlowKafka.Processor.Observability;

namespace FlowKafka.Processor.Verbs;

/// <summary>Runs the pipeline as a service, until it is told to stop.</summary>
internal sealed class RunVerb(Terminal terminal, TimeProvider time) : IVerb
{
    private readonly ConfigurationArguments _configuration = new();

    public Command ToCommand()
    {
        var command = new Command("run", "Runs the pipeline, all stages or some, until it is told to stop (SIGTERM, Ctrl-C).");
        _configuration.AddTo(command, withStages: true);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var loaded = _configuration.Load(parsed);
        var check = SettingsCheck.OfPipeline(loaded);
        if (check.Problems.Count > 0)
            throw new ConfigurationException(check.Problems);
        var settings = loaded.Settings;
        var log = new RunLog(terminal.Error, settings.Observability.Logs, time);
        foreach (var warning in check.Warnings)
            log.Write("warn", warning);
        using var metrics = new PrometheusExporter(PipelineMetrics.MeterName, SinkInstruments.MeterName, "System.Runtime");
        try
        {
            using var elasticsearch = settings.Elasticsearch.IsOn ? new ElasticsearchDelivery(settings.Elasticsearch, time, log.Write) : null;
            using var pipeline = new FlowKafkaPipeline(
                settings.ToPipeline(check.Models, new(check.Knowledge!, check.Identities)), check.Models, time,
                (level, text) => log.Write(RunLog.NameOf(level), text), sinks: elasticsearch is null ? null : elasticsearch.Open);
            var health = new PipelineHealth(pipeline, elasticsearch);
            await using var endpoint = settings.Observability.Address.Length == 0
                ? null
                : await StatusEndpoint.StartAsync(settings.Observability.Address, health.Report, metrics);
            log.Write("info", $"flowkafka {ProgramVersion.Text} runs {string.Join(", ", pipeline.Statuses.Select(s => s.Stage.ToString().ToLowerInvariant()))}{(endpoint is null ? "" : $"; health and metrics at {endpoint.Address}")}");
            using var lists = check.Knowledge!.Watch(time, log.Write);
            using var identities = check.Identities?.Watch(time, log.Write);
            using var summaries = new RunSummary(pipeline, log, settings.Observability.SummaryInterval, time);
            await using var reporter = elasticsearch?.Report(pipeline, check.Models, settings.Observability);
            await pipeline.RunAsync(stop);
            log.Write("info", $"stopped; {health.Counts()}");
            return ExitCode.Done;
        }
        catch (StageFailedException e)
        {
            throw StageFailures.ToUser(e);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            log.Write("info", "stopped before it had begun");
            return ExitCode.Done;
        }
    }
}
