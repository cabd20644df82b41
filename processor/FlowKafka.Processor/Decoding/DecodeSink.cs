using FlowKafka.Flows;
using FlowKafka.Processor.Files;

namespace FlowKafka.Processor.Decoding;

/// <summary>Passes the first records to a view, and the first refused ones of each reason, and gathers what records have.</summary>
internal sealed class DecodeSink(IDecodeView view, long limit) : IFlowSink
{
    private const int Examples = 3, MostRaw = 200, MostFormats = 4;

    private readonly int[] _examples = new int[Enum.GetValues<RejectReason>().Length];
    private DecodedFile _file = new("");
    private long _shown;

    /// <summary>The file whose records come next.</summary>
    public void Turn(DecodedFile file) => _file = file;

    public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        _file.Traits.Add(record);
        if (_file.Fields.Count < MostFormats)
            NoteFields(raw);
        if (_shown++ < limit)
            view.Record(record, _file.Path, place);
    }

    public void Skip(SkipReason reason, RecordPlace place)
    {
        // The decoder has counted it.
    }

    public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        if (_examples[(int)reason]++ < Examples)
            view.Rejected(reason, _file.Path, place, Printable.Text(raw, MostRaw));
    }

    public void Lost(in LostInterval interval, RecordPlace place)
    {
        // It comes beside a skip.
    }

    private void NoteFields(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] == '{' || line.Contains((byte)'\t'))
            return;
        var fields = 0;
        foreach (var token in line.Split((byte)' '))
            fields += token.Start.Value < token.End.Value ? 1 : 0;
        // The ISO time of an export is no field.
        _file.Fields.Add(line.Length > 10 && line[4] == '-' && line[10] == 'T' ? fields - 1 : fields);
    }
}
