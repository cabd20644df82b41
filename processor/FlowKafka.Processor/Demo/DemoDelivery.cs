using FlowKafka.Detection.Models;
using FlowKafka.Elasticsearch;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Elasticsearch;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Demo;

/// <summary>
/// A demonstration's way to a real server: what <c>run</c> delivers, by the same classes. It waits for nobody without end, and
/// accounts for every document.
/// </summary>
internal sealed class DemoDelivery : IDisposable
{
    /// <summary>How often it tells of the pipeline: one runs for seconds only.</summary>
    public static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    private readonly Settings _settings;
    private readonly TimeProvider _time;
    private readonly ElasticsearchDelivery _delivery;
    private PipelineReporter? _reporter;
    private RejectedDelivery? _refused;

    /// <summary>Makes it; nothing is connected to yet.</summary>
    /// <param name="settings">Settings without a fault, with nodes of Elasticsearch.</param>
    /// <param name="time">The clock.</param>
    /// <param name="tell">Takes lines for the user.</param>
    public DemoDelivery(Settings settings, TimeProvider time, Action<string> tell)
    {
        (_settings, _time) = (settings, time);
        _delivery = new(settings.Elasticsearch, time, (_, line) => tell(line));
    }

    /// <summary>How long nothing may arrive before the demonstration ends.</summary>
    public TimeSpan Patience { get; init; } = ElasticsearchDelivery.Patience;

    /// <summary>Where it delivers to, in words.</summary>
    public string Place => $"{string.Join(", ", _settings.Elasticsearch.Nodes)}, namespace {_settings.Elasticsearch.Namespace}";

    /// <summary>Sees whether there is a server.</summary>
    /// <exception cref="UserException">There is none, or it refuses.</exception>
    public async Task FindAsync(CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(AnswerTime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            await _delivery.FindAsync(either.Token).ConfigureAwait(false);
        }
        catch (ServerException e)
        {
            throw new UserException(e.Message, e);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new UserException($"{_settings.Elasticsearch.Nodes[0]} has not answered for {AnswerTime.TotalSeconds:0} s: check Elasticsearch:Nodes, and whether the server is well.", e);
        }
    }

    /// <summary>Opens the sink of a stage.</summary>
    public IDocumentSink Open(PipelineStage stage) => new DemoSink(_delivery.Open(stage), refused => _refused ??= refused);

    /// <summary>Begins to tell of a pipeline, and sends the pictures of its models.</summary>
    public void Begin(FlowKafkaPipeline pipeline, IReadOnlyList<Model> models)
    {
        var asked = _settings.Observability.DocumentInterval;
        _reporter = _delivery.Report(pipeline, models, _settings.Observability with { DocumentInterval = asked < Often ? asked : Often });
    }

    /// <summary>Whether nothing has arrived for longer than is waited.</summary>
    public bool IsStuck => _delivery.Watches.Any(watch => watch.Stuck >= Patience);

    /// <summary>What to tell the user of a server that takes nothing.</summary>
    public UserException Stuck() => new(
        $"Elasticsearch has taken nothing for {Patience.TotalSeconds:0} s ({Place}): start the demo again when it takes documents. What is there already is not stored twice.");

    /// <summary>Tells of the rest of the pipeline, while it still runs, and gives it a moment to arrive.</summary>
    public void End() => _reporter?.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>One line for each account that does not balance.</summary>
    public IEnumerable<string> Faults(PipelineMetrics metrics, long points)
    {
        var (detections, flows) = (Of(PipelineStage.Deliver), Of(PipelineStage.Export));
        string?[] faults =
        [
            DemoConsistency.Compare("detections delivered, and taken by Elasticsearch", metrics[PipelineCounter.Delivered], Taken(detections)),
            DemoConsistency.Compare("detections written, and taken or refused", metrics[PipelineCounter.Detections], Taken(detections) + (detections?.Counts.Rejected ?? 0)),
            flows is null ? null : DemoConsistency.Compare("windows exported, and taken by Elasticsearch", metrics[PipelineCounter.Exported], Taken(flows)),
            flows is null ? null : DemoConsistency.Compare("windows, and exported, left out or refused", points, metrics[PipelineCounter.Exported] + metrics[PipelineCounter.NotExported] + flows.Counts.Rejected),
            _delivery.Watches.Sum(watch => watch.Counts.Rejected) is > 0 and var refused
                ? $"Elasticsearch has refused {Quantity.Of(refused, "document")}{(_refused is { } first ? $", the first for {first.Index}: {first.Error}" : "")}. Let flowkafka setup of this version run first."
                : null,
            _reporter is { IsComplete: false } ? "Not all documents of models and of the pipeline have arrived: start the demo again." : null,
        ];
        return faults.OfType<string>();
    }

    /// <summary>What was delivered, line by line.</summary>
    public IEnumerable<string> Lines()
    {
        var elasticsearch = _settings.Elasticsearch;
        yield return $"Delivered to {Place}:";
        yield return Line(
            elasticsearch.Detections == DetectionStorage.Index ? $"flowkafka-detection-{elasticsearch.Namespace}-*" : DataStream.Detections(elasticsearch.Namespace).ToString(),
            Of(PipelineStage.Deliver));
        if (Of(PipelineStage.Export) is { } flows)
            yield return Line(DataStream.Flows(elasticsearch.Namespace).ToString(), flows);
        yield return Line(
            $"{DataStream.Models(elasticsearch.Namespace)} and {DataStream.Pipeline(elasticsearch.Namespace)}", Of("reports"));
    }

    public void Dispose()
    {
        End();
        _delivery.Dispose();
    }

    private static string Line(string name, SinkWatch? watch) =>
        $"  {name}: {Quantity.Of(Taken(watch), "document")}"
        + (watch?.Counts.AlreadyThere is > 0 and var already ? $", {Quantity.Count(already)} of which were there already" : "")
        + (watch?.Counts.Rejected is > 0 and var refused ? $"; {Quantity.Count(refused)} refused" : "");

    private static long Taken(SinkWatch? watch) => watch is null ? 0 : watch.Counts.Documents + watch.Counts.AlreadyThere;

    private SinkWatch? Of(PipelineStage stage) => Of(stage.ToString().ToLowerInvariant());

    private SinkWatch? Of(string name) => _delivery.Watches.FirstOrDefault(watch => watch.Name == name);
}
