using System.Buffers;
using System.Text;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Models;
using FlowKafka.Elasticsearch;
using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Flows;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Processor.Elasticsearch;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Scoring;

/// <summary>Writes detections, closed windows and models for bulk requests, by what delivers them: where they go, under which id, and stamped.</summary>
internal sealed class BulkDocuments
{
    private readonly BulkOutput _output;
    private readonly ElasticsearchOptions _options;
    private readonly TimeProvider _time;
    private readonly WindowDocument _windows;
    private readonly IDocumentTarget _detections;
    private readonly FlowStream _flows;
    private readonly ArrayBufferWriter<byte> _document = new(8192);

    /// <param name="output">Takes the lines.</param>
    /// <param name="options">The namespace, how detections are kept, and which windows are wanted.</param>
    /// <param name="ownNetworks">The own networks.</param>
    /// <param name="models">The models that judge.</param>
    /// <param name="time">The clock, which says <c>event.ingested</c>.</param>
    public BulkDocuments(BulkOutput output, ElasticsearchOptions options, OwnNetworks ownNetworks, IReadOnlyList<Model> models, TimeProvider time)
    {
        (_output, _options, _time) = (output, options, time);
        _windows = new(ownNetworks, models);
        _windows.StampAs(options.Namespace, time.GetUtcNow().ToUnixTimeMilliseconds());
        _detections = IDocumentTarget.OfDetections(options, time);
        _flows = new(options.Namespace);
    }

    /// <summary>Writes the models' pictures.</summary>
    public void WriteModels(IReadOnlyList<Model> models) => Write(ModelPictures.Of(models, _options.Namespace, _time.GetUtcNow()));

    /// <summary>Writes documents that are made for their data stream.</summary>
    public void Write(IEnumerable<LooseDocument> documents)
    {
        foreach (var document in documents)
            _output.Add(new BulkAction(document.Stream, Encoding.UTF8.GetBytes(document.Id)), document.Json.Span);
    }

    /// <summary>Writes a closed window if it is wanted.</summary>
    public void Write(in WindowPoint point)
    {
        if (_options.Flows == FlowSelection.None)
            return;
        _document.ResetWrittenCount();
        if (_options.Flows == FlowSelection.All)
            _windows.Write(point, _document);
        else if (!_windows.TryWriteInHull(point, _document))
            return;
        _flows.Add(_output, new DocumentHead { Id = _windows.Id }, _document.WrittenSpan);
    }

    /// <summary>Writes a document of an episode or a campaign.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public void Write(ReadOnlySpan<byte> document)
    {
        if (!DocumentHead.TryRead(document, withSeries: true, out var head))
            throw new InvalidDataException("A document of a detection has no time, or no event.");
        _detections.Add(_output, head, document);
    }
}
