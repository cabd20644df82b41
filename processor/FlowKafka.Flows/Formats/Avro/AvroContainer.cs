using FlowKafka.Avro;

namespace FlowKafka.Flows;

/// <summary>Takes the data of an object container file, some at a time.</summary>
internal sealed class AvroContainer(Stream file, AvroFlowFormat format, RecordOutlet outlet, int longestBlock) : IDisposable
{
    private const int DataAStep = 1000;

    private AvroContainerReader? _reader;
    private AvroPlan? _plan;
    private long _left;
    private int _at;
    private bool _isEnded;

    /// <summary>Takes some data and passes their records on; false when the file had ended. What cannot be divided into
    /// data is rejected as one: the rest of a block, or of the file where a block is broken.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public bool Step(IFlowSink sink)
    {
        if (_isEnded)
            return false;
        try
        {
            _reader ??= Open();
            if (_left == 0)
                ReadBlock();
        }
        catch (Exception e) when (e is AvroFormatException or AvroSchemaException or InvalidDataException)
        {
            _isEnded = true;
            format.Reject(e is InvalidDataException ? RejectReason.BrokenCompression : RejectReason.BadAvro, default, sink);
            return true;
        }

        for (var i = 0; i < DataAStep && _left > 0; i++)
            Take(_reader.Data, sink);
        return !_isEnded;
    }

    public void Dispose() => _reader?.Dispose();

    private AvroContainerReader Open()
    {
        var reader = AvroContainerReader.Open(file, longestBlock);
        _plan = format.PlanOf(reader.Schema);
        return reader;
    }

    private void ReadBlock()
    {
        // A schema that the mapping does not fit is told of once, not once a block.
        if (_plan is null)
            throw new AvroFormatException("the mapping does not fit the file's schema");
        _isEnded = !_reader!.ReadBlock();
        _left = _reader.Count;
        _at = 0;
    }

    private void Take(ReadOnlySpan<byte> block, IFlowSink sink)
    {
        _left--;
        var rest = block[_at..];
        if (!AvroFlowFormat.TryRead(_plan!, rest, out var length) || (_left == 0 && length < rest.Length))
        {
            _left = 0;
            format.Reject(RejectReason.BadAvro, rest, sink);
            outlet.NextDocument();
            return;
        }

        _at += length;
        format.TakeRead(_plan!, rest[..length], rest[..length], sink);
        outlet.NextDocument();
    }
}
