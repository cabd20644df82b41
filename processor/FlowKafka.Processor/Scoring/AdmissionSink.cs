using FlowKafka.Flows;
using FlowKafka.Streams.Ingest;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Processor.Scoring;

/// <summary>Stands between decoder and windows: admits records by their own file's clock, in packs, and counts the others.</summary>
internal sealed class AdmissionSink(Admission admission, WindowTask windows, RecordFates fates, RejectedFile? rejected, long now) : IFlowSink
{
    private readonly FlowRecord[] _pack = new FlowRecord[256];
    private OpenFile? _file;
    private int _packed;

    /// <summary>The file whose records come next.</summary>
    public void Turn(OpenFile file) => _file = file;

    public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        var result = admission.Decide(record, _file!.Clock, now);
        fates.Count(result);
        switch (result)
        {
            case AdmissionResult.Admitted:
                _pack[_packed++] = record;
                if (_packed == _pack.Length)
                    Flush();
                break;
            case AdmissionResult.Late:
                rejected?.Write(RejectReason.Late, _file.Path, place, raw);
                break;
            case AdmissionResult.Future:
                rejected?.Write(RejectReason.Future, _file.Path, place, raw);
                break;
        }
    }

    public void Skip(SkipReason reason, RecordPlace place)
    {
        // The decoder has counted it.
    }

    public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw) =>
        rejected?.Write(reason, _file!.Path, place, raw);

    public void Lost(in LostInterval interval, RecordPlace place)
    {
        foreach (var window in admission.LostWindows(interval, _file!.Clock, now))
            windows.AddLost(interval.Reporter, window, offset: 0);
    }

    /// <summary>Hands on what is packed; to be called before windows close.</summary>
    public void Flush()
    {
        windows.Add(_pack.AsSpan(0, _packed), offset: 0);
        _packed = 0;
    }
}
