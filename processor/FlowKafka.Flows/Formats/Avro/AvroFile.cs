using FlowKafka.Avro;

namespace FlowKafka.Flows;

/// <summary>Takes a file of Avro: a container, known by its first bytes, or else one value.</summary>
internal sealed class AvroFile : IDisposable
{
    private readonly AvroContainer? _container;
    private readonly Stream _file;
    private readonly AvroValues _values;

    private AvroFile(Stream file, AvroValues values, AvroContainer? container) =>
        (_file, _values, _container) = (file, values, container);

    /// <summary>Opens a file; null when it is not Avro.</summary>
    public static AvroFile? Open(PeekedStream file, AvroValues values, FlowLogSource source)
    {
        var isContainer = AvroContainerReader.IsContainer(file.Peek());
        return isContainer || source == FlowLogSource.Avro ? new(file, values, isContainer ? values.Container(file) : null) : null;
    }

    /// <summary>Takes some of it; false when it had ended.</summary>
    public bool Step(IFlowSink sink)
    {
        if (_container is not null)
            return _container.Step(sink);
        _values.Take(_file, sink);
        return false;
    }

    public void Dispose() => _container?.Dispose();
}
