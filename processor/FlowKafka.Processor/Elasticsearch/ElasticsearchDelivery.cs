using FlowKafka.Detection.Models;
using FlowKafka.Elasticsearch;
using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>Everything of a process that goes to Elasticsearch or OpenSearch: one client, and a sink for each that has something to deliver.</summary>
internal sealed class ElasticsearchDelivery : IDisposable
{
    /// <summary>How long nothing may have arrived before it counts as a fault.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ElasticsearchOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<string, string> _log;
    private readonly ElasticsearchClient _client;
    private readonly SinkInstruments _instruments;
    private readonly Lock _lock = new();
    private readonly List<SinkWatch> _watches = [];

    /// <summary>Makes the client; nothing is connected to yet.</summary>
    /// <param name="options">Options without a fault.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Takes a level and a line.</param>
    /// <exception cref="ServerException">A certificate can't be read.</exception>
    public ElasticsearchDelivery(ElasticsearchOptions options, TimeProvider time, Action<string, string> log)
    {
        (_options, _time, _log) = (options, time, log);
        _client = new ElasticsearchClient(options, time);
        _instruments = new SinkInstruments(() => Watches);
    }

    /// <summary>What is known of the sinks that were opened.</summary>
    public IReadOnlyList<SinkWatch> Watches
    {
        get
        {
            lock (_lock)
                return [.. _watches];
        }
    }

    /// <summary>Sees whether there is a server. Who may only add documents may not ask which one it is: then 403 is answer enough.</summary>
    /// <exception cref="ServerException">There is no answer, or a refusal, or not one of such a server.</exception>
    public async Task FindAsync(CancellationToken stop)
    {
        var answer = await _client.SendAsync(HttpMethod.Get, "", stop: stop).ConfigureAwait(false);
        if (!answer.IsSuccess && answer.Status != 403)
            throw new ServerException(ServerFault.Refused, _client.Explain(answer));
        if (answer.IsSuccess && ServerProduct.Read(answer.Body.Span) is null)
            throw new ServerException(ServerFault.Refused, $"{answer.Node} answers as neither Elasticsearch nor OpenSearch does: check Elasticsearch:Nodes.");
    }

    /// <summary>Opens the sink of a stage.</summary>
    public IDocumentSink Open(PipelineStage stage)
    {
        var name = stage.ToString().ToLowerInvariant();
        var (sink, watch) = Open(name);
        return new BulkDocumentSink(sink, TargetOf(stage), watch);
    }

    /// <summary>Begins to tell of a pipeline, and sends the pictures of its models.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="models">The models.</param>
    /// <param name="settings">How often, and under which name.</param>
    /// <returns>To be disposed when the pipeline has ended.</returns>
    public PipelineReporter Report(FlowKafkaPipeline pipeline, IReadOnlyList<Model> models, ObservabilitySettings settings)
    {
        var sink = new BestEffortSink("reports", Open, _log, _time);
        if (pipeline.Statuses.Any(status => status.Stage is PipelineStage.Deliver or PipelineStage.Export))
        {
            foreach (var picture in ModelPictures.Of(models, _options.Namespace, _time.GetUtcNow()))
                sink.Add(picture);
        }

        var account = new PipelineAccount(pipeline.Metrics, pipeline.Statuses, PipelineDocument.Of(_options.Namespace, settings), _time);
        return new(account, sink, settings.DocumentInterval, _time);
    }

    /// <summary>Closes the connections; the sinks must be closed before.</summary>
    public void Dispose()
    {
        _instruments.Dispose();
        _client.Dispose();
    }

    private (IBulkSink Sink, SinkWatch Watch) Open(string name)
    {
        var random = new Random(HashCode.Combine(Environment.MachineName, Environment.ProcessId, name));
        var sink = new BulkSink(_client, _options, _time, random, line => _log("warn", $"{name}: {line}"));
        var watch = new SinkWatch(name, sink.Counts, _time);
        lock (_lock)
        {
            _watches.RemoveAll(old => old.Name == name);
            _watches.Add(watch);
        }

        return (sink, watch);
    }

    private IDocumentTarget TargetOf(PipelineStage stage) =>
        stage == PipelineStage.Export ? new FlowStream(_options.Namespace) : IDocumentTarget.OfDetections(_options, _time);
}
