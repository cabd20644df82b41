using FlowKafka.Elasticsearch;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Feed;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Demo;
using FlowKafka.Processor.Feeding;
using FlowKafka.Processor.Verbs;
using FlowKafka.Simulation;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Processor.Tests.Demo;

/// <summary>A demonstration of few machines that delivers to a test server.</summary>
internal static class SmallDemo
{
    /// <summary>Runs it.</summary>
    /// <param name="server">The server.</param>
    /// <param name="patience">How long nothing may arrive.</param>
    public static async Task<(DemoOutcome Outcome, string[] Lines)> RunAsync(BulkServer server, TimeSpan? patience = null)
    {
        using var folder = new TemporaryFolder();
        var settings = new Settings { Elasticsearch = new ElasticsearchOptions { Nodes = [server.Url] } };
        var models = ModelFiles.Load([]);
        var network = new NetworkSimulator(DemoNetworks.Judged(seed: 16, DemoNetworks.UsualStart) with { Hosts = 12, Miners = 3, Hours = 6 });
        var log = new ClientLog(static (_, _) => { }, TimeProvider.System);
        using var delivery = new DemoDelivery(settings, TimeProvider.System, static _ => { }) { Patience = patience ?? TimeSpan.FromMinutes(1) };
        await delivery.FindAsync(CancellationToken.None);
        var files = new DemoFolder(folder.Path);
        using var bus = new DemoBus(files, models, settings);
        long lines;
        using (var feed = await TopicFeed.OpenAsync(bus.Options.Kafka, DemoBus.Input, createWith: 0, log))
            lines = SimulationFeed.Send(network, feed, 20, static (_, _) => { }, CancellationToken.None);
        using var run = new DemoRun(files, bus, models, settings, static (_, _) => { }, log, TimeProvider.System, delivery);
        var elapsed = run.Process(lines, static (_, _) => { }, CancellationToken.None);
        return (run.Conclude(network, lines, elapsed, bulk: null, CancellationToken.None), [.. delivery.Lines()]);
    }
}
