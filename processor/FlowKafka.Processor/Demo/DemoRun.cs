using System.Diagnostics;
using FlowKafka.Detection.Models;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Feed;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;
using FlowKafka.Processor.Verbs;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Demo;

/// <summary>Runs a pipeline over an embedded broker on what was fed, until all of it has gone all the way.</summary>
internal sealed class DemoRun : IDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    private readonly DemoFolder _folder;
    private readonly DemoBus _bus;
    private readonly IReadOnlyList<Model> _models;
    private readonly ClientLog _log;
    private readonly DemoDelivery? _delivery;
    private readonly FlowKafkaPipeline _pipeline;
    private readonly DemoAccounts _accounts;

    /// <summary>Makes the pipeline.</summary>
    /// <param name="folder">The files.</param>
    /// <param name="bus">The broker.</param>
    /// <param name="models">The models that judge.</param>
    /// <param name="settings">How the pipeline tells of itself.</param>
    /// <param name="lines">Takes the pipeline's lines.</param>
    /// <param name="log">Takes the clients' lines.</param>
    /// <param name="time">The clock.</param>
    /// <param name="delivery">The way to a server; null when files are delivered.</param>
    public DemoRun(
        DemoFolder folder, DemoBus bus, IReadOnlyList<Model> models, Settings settings, Action<ClientLogLevel, string> lines, ClientLog log, TimeProvider time,
        DemoDelivery? delivery = null)
    {
        (_folder, _bus, _models, _log, _delivery) = (folder, bus, models, log, delivery);
        _pipeline = new(bus.Options, models, time, lines, sinks: delivery is null ? null : delivery.Open);
        _accounts = new(_pipeline, settings, time);
    }

    /// <summary>Runs.</summary>
    /// <param name="lines">Lines that were fed.</param>
    /// <param name="told">Told of the records read so far.</param>
    /// <param name="stop">Stops it before the end.</param>
    /// <returns>How long it took.</returns>
    /// <exception cref="UserException">A server that is delivered to takes nothing any more.</exception>
    public TimeSpan Process(long lines, Action<long, string> told, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _delivery?.Begin(_pipeline, _models);
        var run = _pipeline.RunAsync(end.Token);
        var processed = _pipeline.WaitUntilProcessedAsync(end.Token);
        var isStuck = false;
        while (!Task.WaitAny([run, processed], Often).Equals(0) && !processed.IsCompleted && !isStuck)
        {
            told(Math.Min(lines, _pipeline.Metrics[PipelineCounter.RecordsOffered]), Note());
            isStuck = _delivery is { IsStuck: true };
            _accounts.Look();
        }

        var elapsed = Stopwatch.GetElapsedTime(began);
        _accounts.End();
        _delivery?.End();
        end.Cancel();
        run.GetAwaiter().GetResult();
        stop.ThrowIfCancellationRequested();
        return isStuck ? throw _delivery!.Stuck() : elapsed;
    }

    /// <summary>Reads back what was written, and holds it against the truth.</summary>
    /// <param name="truth">The network.</param>
    /// <param name="lines">Lines that were fed.</param>
    /// <param name="elapsed">How long the pipeline took.</param>
    /// <param name="bulk">Takes all documents for bulk requests; null when they are not asked for.</param>
    /// <param name="stop">Stops it before the end.</param>
    public DemoOutcome Conclude(NetworkSimulator truth, long lines, TimeSpan elapsed, BulkDocuments? bulk, CancellationToken stop)
    {
        WindowTotals windows;
        using (var file = new WindowsFile(_folder.Windows, _bus.Options.Judge.OwnNetworks, _models))
        {
            windows = new WindowTotals(file, bulk);
            WindowLog.Read(_bus.Options.Kafka, _bus.Options.Topics, windows, _log, stop);
        }

        bulk?.Write(_accounts.Documents);
        var (episodes, documents) = Found(bulk, stop);
        return new()
        {
            Models = _models,
            Episodes = episodes,
            Verdict = DemoVerdict.Of(truth, episodes),
            Input = DemoOutcome.InputOf(_pipeline.Metrics, windows),
            Elapsed = elapsed,
            Faults =
            [
                .. DemoConsistency.Faults(_pipeline.Metrics, lines, windows.Points, documents),
                .. _delivery?.Faults(_pipeline.Metrics, windows.Points) ?? DemoConsistency.FileFaults(_pipeline.Metrics, _folder.CountDelivered()),
            ],
        };
    }

    public void Dispose() => _pipeline.Dispose();

    private (FoundEpisodes Episodes, long Documents) Found(BulkDocuments? bulk, CancellationToken stop)
    {
        var episodes = new FoundEpisodes();
        var documents = 0L;
        DetectionLog.Read(_bus.Options.Kafka, _bus.Options.Topics, Take, _log, stop);
        return (episodes, documents);

        void Take(byte[] document)
        {
            episodes.Add(document);
            bulk?.Write(document.AsSpan());
            documents++;
        }
    }

    private string Note()
    {
        var m = _pipeline.Metrics;
        return $"{Quantity.Of(m[PipelineCounter.RecordsOffered], "record")}, {Quantity.Of(m[PipelineCounter.Points], "point")}, {Quantity.Of(m[PipelineCounter.Delivered], "detection")}";
    }
}
