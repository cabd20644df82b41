using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Scoring;

/// <summary>Writes windows.ndjson.</summary>
internal sealed class WindowsFile(string path, OwnNetworks ownNetworks, IReadOnlyList<Model> models) : IDisposable
{
    private readonly NdjsonFile _file = new(path);
    private readonly WindowDocument _document = new(ownNetworks, models);

    public void Write(in WindowPoint point)
    {
        _document.Write(point, _file.Line);
        _file.EndLine();
    }

    public void Dispose() => _file.Dispose();
}
