using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Models;
using FlowKafka.Elasticsearch;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Scoring;

/// <summary>Writes detections, closed windows and models as they are delivered: where they go, under which id, and stamped.</summary>
internal sealed class BulkDocuments
{
    private readonly BulkOutput _output;
    private readonly ElasticsearchOptions _options;
    private readonly long _now;
    private readonly WindowDocument _windows;
    private readonly ArrayBufferWriter<byte> _document = new(8192);
    private readonly byte[] _flowStream;
    private readonly byte[] _detectionStream;
    private readonly byte[] _ingested;
    private readonly byte[] _dataStream;

    /// <param name="output">Takes the lines.</param>
    /// <param name="options">The namespace, how detections are kept, and which windows are wanted.</param>
    /// <param name="ownNetworks">The own networks.</param>
    /// <param name="models">The models that judge.</param>
    /// <param name="now">When the documents are made, which is <c>event.ingested</c>: Unix milliseconds.</param>
    public BulkDocuments(BulkOutput output, ElasticsearchOptions options, OwnNetworks ownNetworks, IReadOnlyList<Model> models, long now)
    {
        (_output, _options, _now) = (output, options, now);
        _windows = new(ownNetworks, models);
        _windows.StampAs(options.Namespace, now);
        _flowStream = Encoding.UTF8.GetBytes($"logs-{WindowDocument.Dataset}-{options.Namespace}");
        _detectionStream = Encoding.UTF8.GetBytes($"logs-{DetectionDocument.Dataset}-{options.Namespace}");
        _ingested = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\"ingested\":\"{DateTimeOffset.FromUnixTimeMilliseconds(now):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\","));
        _dataStream = options.Detections == DetectionStorage.Index ? [] : Encoding.UTF8.GetBytes(
            $$"""
            "data_stream":{"type":"logs","dataset":"{{DetectionDocument.Dataset}}","namespace":"{{options.Namespace}}"},
            """);
    }

    /// <summary>Writes the models' pictures.</summary>
    public void WriteModels(IReadOnlyList<Model> models)
    {
        var stream = Encoding.UTF8.GetBytes($"logs-{ModelDocument.Dataset}-{_options.Namespace}");
        foreach (var picture in models.SelectMany(model => ModelDocument.Of(model, _now, _options.Namespace)))
            _output.Write(new(stream, Encoding.UTF8.GetBytes(picture.Id)), picture.Json.Span);
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
        _output.Write(new(_flowStream, _windows.Id), _document.WrittenSpan);
    }

    /// <summary>Writes a document of an episode or a campaign, whose id is in it.</summary>
    public void Write(ReadOnlyMemory<byte> document)
    {
        using var json = JsonDocument.Parse(document);
        Write(json.RootElement.GetProperty("event").GetProperty("id").GetString()!, document.Span);
    }

    /// <summary>Writes a document of an episode or a campaign.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="document">It, as detection writes it.</param>
    public void Write(string id, ReadOnlySpan<byte> document)
    {
        Stamp(document);
        if (_options.Detections == DetectionStorage.DataStream)
        {
            _output.Write(new(_detectionStream, Encoding.UTF8.GetBytes(id)), _document.WrittenSpan);
            return;
        }

        using var json = JsonDocument.Parse(_document.WrittenMemory);
        var own = json.RootElement.GetProperty("flowkafka");
        var series = own.TryGetProperty("episode", out var episode) ? episode : own.GetProperty("campaign");
        var began = series.GetProperty("start").GetDateTimeOffset().UtcDateTime;
        var index = string.Create(CultureInfo.InvariantCulture, $"flowkafka-detection-{_options.Namespace}-{began:yyyy.MM}");
        _output.Write(
            new(Encoding.UTF8.GetBytes(index), Encoding.UTF8.GetBytes(series.GetProperty("id").GetString()!), series.GetProperty("revision").GetInt64()), _document.WrittenSpan);
    }

    // What was delivered to files has its moment already. Before event there are only members whose values are known: it is the first of that name.
    private void Stamp(ReadOnlySpan<byte> document)
    {
        var place = document.IndexOf("\"event\":{"u8) + "\"event\":{"u8.Length;
        _document.ResetWrittenCount();
        _document.Write("{"u8);
        _document.Write(_dataStream);
        _document.Write(document[1..place]);
        if (!document[place..].StartsWith("\"ingested\":"u8))
            _document.Write(_ingested);
        _document.Write(document[place..]);
    }
}
