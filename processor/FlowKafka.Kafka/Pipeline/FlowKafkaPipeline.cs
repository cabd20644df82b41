using FlowKafka.Detection.Models;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Correlate;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Positions;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>
/// Runs the chosen stages in this process: <see cref="RunAsync"/> once. It makes missing topics, checks the others, and
/// ends when it is told to or when a stage fails; then the other stages stop cleanly too.
/// </summary>
public sealed class FlowKafkaPipeline : IDisposable
{
    private static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(5);

    private readonly PipelineOptions _options;
    private readonly KafkaClients _clients;
    private readonly PipelineTopics _topics;
    private readonly StageFactory _factory;
    private readonly TimeProvider _time;
    private readonly ClientLog _log;

    /// <summary>Makes a pipeline; nothing is connected to yet.</summary>
    /// <param name="options">What it is told.</param>
    /// <param name="models">The models that judge uses.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Takes lines, from any thread, one call at a time.</param>
    /// <param name="writer">Makes the place of delivery in files; null for the usual one.</param>
    /// <param name="sinks">Makes a stage's sink for documents, on the stage's thread; needed where a stage has one.</param>
    /// <exception cref="StageFailedException">The options or models have faults; the message has a line for each.</exception>
    public FlowKafkaPipeline(
        PipelineOptions options, IReadOnlyList<Model> models, TimeProvider time, Action<ClientLogLevel, string> log,
        Func<IDetectionWriter>? writer = null, Func<PipelineStage, IDocumentSink>? sinks = null)
    {
        var faults = string.Join('\n', options.Faults(models));
        if (faults.Length > 0)
            throw new StageFailedException(StageFailure.Configuration, faults);
        (_options, _time) = (options, time);
        _log = new ClientLog(log, time);
        _clients = new KafkaClients(options.Kafka, _log);
        _topics = new PipelineTopics(options.Topics);
        _factory = new StageFactory(options, _clients, _topics, Metrics, models, writer ?? (() => new NdjsonFiles(options.Deliver)), sinks, time);
        Statuses = [.. options.RunningStages.Select(stage => new StageStatus(stage, time))];
        StageGauges.Add(Metrics.Meter, Statuses);
    }

    /// <summary>The counters.</summary>
    public PipelineMetrics Metrics { get; } = new();

    /// <summary>How the stages stand, in the data's way.</summary>
    public IReadOnlyList<StageStatus> Statuses { get; }

    /// <summary>True when every stage has been assigned and has rebuilt its state.</summary>
    public bool IsReady => Statuses.All(status => status.IsReady);

    /// <summary>False when a stage has failed, or its loop has not come round for five minutes.</summary>
    public bool IsLive => Statuses.All(status => status.State != StageState.Failed && (status.State == StageState.Stopped || status.SinceLastTurn < StuckAfter));

    /// <summary>Runs until told to stop; then every stage finishes, commits and leaves its group.</summary>
    /// <exception cref="StageFailedException">The topics are not as they must be, or a stage failed.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        if (await PrepareTopicsAsync(stop).ConfigureAwait(false) is not { } partitions)
            return;
        await PublishSchemasAsync().ConfigureAwait(false);
        using var stopAll = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var runs = new List<Task>();
        foreach (var status in Statuses)
            runs.Add(StageRun.Start(status, () => _factory.Build(status.Stage, status, partitions), stopAll.Token).Done);
        await Task.WhenAny(runs).ConfigureAwait(false);
        if (!stop.IsCancellationRequested)
            await stopAll.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(runs).ConfigureAwait(false);
    }

    /// <summary>
    /// Waits until everything that is in the input topics now has gone all the way: input partitions idle at their end,
    /// windows closed, judged, delivered, as far as this process runs these stages. It must own every partition.
    /// </summary>
    public Task WaitUntilProcessedAsync(CancellationToken stop) =>
        new Drain(_clients, _topics, Statuses, _time).WaitAsync(stop);

    /// <inheritdoc/>
    public void Dispose() => Metrics.Dispose();

    // Before anything is written with them, so that an earlier version finds the schema of whatever it reads.
    private Task PublishSchemasAsync()
    {
        var schemas = new PublishedSchemas(_clients, _topics, _time);
        _clients.Versions.Directory = schemas;
        return Task.Factory.StartNew(() => schemas.Publish(Metrics), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private Task<IReadOnlyDictionary<string, int>?> PrepareTopicsAsync(CancellationToken stop)
    {
        var needs = _topics.Needs(
            _options.RunningStages, _options.Ingest.Topics.Select(topic => topic.Name), _options.Hosts.Enabled, _options.DeliversToSink,
            _options.Detections.Format == DetectionFormat.Hec);
        return new TopicPreparation(_clients, _options.StartPatience, _time)
            .EnsureAsync(needs, _options.Topics.ReplicationFactor, _options.Topics.Create, stop);
    }
}
