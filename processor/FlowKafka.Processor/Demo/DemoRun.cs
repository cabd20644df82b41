using System.Diagnostics;
using FlowKafka.Detection.Models;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Feed;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Demo;

/// <summary>Runs a pipeline over an embedded broker on what was fed, until all of it has gone all the way.</summary>
internal sealed class DemoRun(
    DemoFolder folder, DemoBus bus, IReadOnlyList<Model> models, Action<ClientLogLevel, string> lines, ClientLog log, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    private readonly FlowKafkaPipeline _pipeline = new(bus.Options, models, time, lines);

    /// <summary>Runs.</summary>
    /// <param name="lines">Lines that were fed.</param>
    /// <param name="told">Told of the records read so far.</param>
    /// <param name="stop">Stops it before the end.</param>
    /// <returns>How long it took.</returns>
    public TimeSpan Process(long lines, Action<long, string> told, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var run = _pipeline.RunAsync(end.Token);
        var processed = _pipeline.WaitUntilProcessedAsync(end.Token);
        while (!Task.WaitAny([run, processed], Often).Equals(0) && !processed.IsCompleted)
            told(Math.Min(lines, _pipeline.Metrics[PipelineCounter.RecordsOffered]), Note());
        var elapsed = Stopwatch.GetElapsedTime(began);
        end.Cancel();
        run.GetAwaiter().GetResult();
        stop.ThrowIfCancellationRequested();
        return elapsed;
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
        using (var file = new WindowsFile(folder.Windows, bus.Options.Judge.OwnNetworks, models))
        {
            windows = new WindowTotals(file, bulk);
            WindowLog.Read(bus.Options.Kafka, bus.Options.Topics, windows, log, stop);
        }

        var (episodes, documents) = Found(bulk, stop);
        return new()
        {
            Models = models,
            Episodes = episodes,
            Verdict = DemoVerdict.Of(truth, episodes),
            Input = DemoOutcome.InputOf(_pipeline.Metrics, windows),
            Elapsed = elapsed,
            Faults = DemoConsistency.Faults(_pipeline.Metrics, lines, windows.Points, documents, folder.CountDelivered()),
        };
    }

    public void Dispose() => _pipeline.Dispose();

    private (FoundEpisodes Episodes, long Documents) Found(BulkDocuments? bulk, CancellationToken stop)
    {
        var episodes = new FoundEpisodes();
        var documents = 0L;
        DetectionLog.Read(bus.Options.Kafka, bus.Options.Topics, Take, log, stop);
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
