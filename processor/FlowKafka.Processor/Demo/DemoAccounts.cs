using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Elasticsearch;

namespace FlowKafka.Processor.Demo;

/// <summary>What a demonstration's pipeline tells of itself, second by second, kept until the bodies of bulk requests are written.</summary>
internal sealed class DemoAccounts(FlowKafkaPipeline pipeline, Settings settings, TimeProvider time)
{
    private readonly List<LooseDocument> _documents = [];
    private readonly PipelineAccount _account = new(
        pipeline.Metrics, pipeline.Statuses, PipelineDocument.Of(settings.Elasticsearch.Namespace, settings.Observability), time);

    /// <summary>The documents so far.</summary>
    public IReadOnlyList<LooseDocument> Documents => _documents;

    /// <summary>Adds to them when it is time.</summary>
    public void Look()
    {
        if (_account.Age >= DemoDelivery.Often)
            End();
    }

    /// <summary>Adds the rest.</summary>
    public void End()
    {
        if (settings.Observability.DocumentInterval > TimeSpan.Zero)
            _documents.AddRange(_account.Next());
    }
}
