using System.CommandLine;
using FlowKafka.Firehose;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Forward;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Firehose;
using FlowKafka.Processor.Observability;

namespace FlowKafka.Processor.Verbs;

/// <summary>Opens the door for Amazon Data Firehose: what it delivers goes to Kafka.</summary>
internal sealed class FirehoseVerb(Terminal terminal, TimeProvider time) : IVerb
{
    private readonly ConfigurationArguments _configuration = new();

    public Command ToCommand()
    {
        var command = new Command("firehose", "Takes what Amazon Data Firehose delivers over HTTPS, and sends it to Kafka, until it is told to stop (SIGTERM, Ctrl-C).");
        _configuration.AddTo(command, withModels: false);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var loaded = _configuration.Load(parsed);
        var check = SettingsCheck.OfFirehose(loaded);
        if (check.Problems.Count > 0)
            throw new ConfigurationException(check.Problems);
        var settings = loaded.Settings;
        var log = new RunLog(terminal.Error, settings.Observability.Logs, time);
        using var metrics = new FirehoseMetrics();
        using var exporter = new PrometheusExporter(FirehoseMetrics.MeterName, "System.Runtime");
        var health = new DoorHealth(metrics);
        try
        {
            await using var endpoint = settings.Observability.Address.Length == 0
                ? null
                : await StatusEndpoint.StartAsync(settings.Observability.Address, health.Report, exporter);
            var clients = new KafkaClients(settings.Kafka, new ClientLog((level, text) => log.Write(RunLog.NameOf(level), text), time));
            using var producer = await RecordProducer.OpenAsync(
                clients, settings.Firehose.Topics, settings.Firehose.Deadline, settings.Pipeline.StartPatience, time, stop);
            if (producer is null)
            {
                log.Write("info", "stopped before it had begun");
                return ExitCode.Done;
            }

            var forwarder = new KafkaForwarder(producer);
            await using var server = await OpenAsync(settings.Firehose, forwarder, metrics, log);
            health.Open(server, forwarder);
            Greet(server, settings.Firehose, endpoint, log);
            await Task.WhenAny(producer.Broken, Task.Delay(Timeout.InfiniteTimeSpan, stop));
            log.Write("info", "draining: no new connections; what is in flight comes to its end");
            await server.DrainAsync();
            if (producer.Broken.IsCompleted)
                throw new UserException($"The Kafka producer can do nothing more: {await producer.Broken}. Nothing was acknowledged that Kafka did not take; start again.");
            log.Write("info", $"stopped; {health.Counts()}");
            return ExitCode.Done;
        }
        catch (StageFailedException e)
        {
            throw StageFailures.ToUser(e);
        }
    }

    private async Task<FirehoseServer> OpenAsync(FirehoseOptions options, IRecordForwarder forwarder, FirehoseMetrics metrics, RunLog log)
    {
        try
        {
            return await FirehoseServer.StartAsync(options, forwarder, metrics, log.Write, time);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw new UserException($"Can't listen on {options.Address}: {e.Message.ReplaceLineEndings(" ")} Choose another with --set Firehose:Address=0.0.0.0:PORT.", e);
        }
    }

    private static void Greet(FirehoseServer server, FirehoseOptions options, StatusEndpoint? endpoint, RunLog log)
    {
        log.Write("info", $"flowkafka {ProgramVersion.Text} takes what Firehose delivers at {server.Address}{options.Path} for {string.Join(", ", options.Topics)}{(endpoint is null ? "" : $"; health and metrics at {endpoint.Address}")}");
        if (options.PlainHttp)
            log.Write("warn", "Firehose:PlainHttp: keys and records are not encrypted here; only a balancer that ends TLS should reach this port");
        if (options.AllowAnonymous)
            log.Write("warn", "Firehose:AllowAnonymous: everybody who reaches this port may write");
    }
}
