using FlowKafka.Flows;
using FlowKafka.Processor.Files;
using FlowKafka.Streams.Ingest;
using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Processor.Scoring;

/// <summary>
/// Looks at a file's beginning, so that it need not be opened before its time has come: the watermark that its first
/// record would give it is already its watermark.
/// </summary>
internal sealed class FilePeek : IFlowSink
{
    private const long FarEnough = 1 << 20;

    private readonly Admission _admission;
    private readonly PartitionClock _clock;
    private readonly long _now;
    private bool _isFlowLog;
    private long _watermark = long.MinValue;

    private FilePeek(Admission admission, long grace, long now) =>
        (_admission, _clock, _now) = (admission, new PartitionClock(grace), now);

    /// <summary>Looks at a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PeekedFile Look(InputFile file, ScoreOptions options, Admission admission, long now)
    {
        using var stream = file.Open();
        var kind = KindOf(stream);
        if (kind != FileKind.FlowLog)
            return new(file, long.MinValue, kind);
        var peek = new FilePeek(admission, (long)options.Admission.Grace.TotalMilliseconds, now);
        var decoder = new FlowLogDecoder(new SymbolTable(), options.Decoder);
        using var reader = new FlowLogReader(stream, decoder);
        while (peek._watermark == long.MinValue && !reader.IsRefused && reader.BytesRead < FarEnough && reader.ReadNext(peek))
        {
        }

        return new(file, peek._watermark, peek._isFlowLog || LooksLikeFlowLog(decoder.Counts) ? FileKind.FlowLog : FileKind.Foreign);
    }

    // What is compressed and broken, or of an unknown format in an envelope of flow logs, must be counted, not passed over.
    private static bool LooksLikeFlowLog(DecodeCounts counts) =>
        counts.Headers > 0 || counts.Rejected(RejectReason.BrokenCompression) > 0
        || counts.Opened(FlowLogEnvelope.CloudWatch) > 0 || counts.Opened(FlowLogEnvelope.FirehoseBody) > 0;

    /// <summary>Looks at a file; null when it is not to be read, and was set aside. Text that the user named is read whatever
    /// it holds; in a folder there may be other files.</summary>
    public static PeekedFile? TryLook(InputFile file, ScoreOptions options, Admission admission, long now, SetAside aside)
    {
        try
        {
            var look = Look(file, options, admission, now);
            if (look.IsFlowLog || (look.Kind == FileKind.Foreign && file.IsNamed))
                return look;
            aside.Add(look.Kind, file);
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            aside.Fail(file.Path, FileFault.Of(e));
        }

        return null;
    }

    private static FileKind KindOf(Stream stream)
    {
        if (!stream.CanSeek)
            return FileKind.Pipe;
        Span<byte> start = stackalloc byte[FileStart.Length];
        var kind = FileStart.KindOf(start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
        stream.Position = 0;
        return kind;
    }

    public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        _isFlowLog = true;
        if (_watermark != long.MinValue)
            return;
        _admission.Decide(record, _clock, _now);
        _watermark = _clock.Watermark;
    }

    public void Skip(SkipReason reason, RecordPlace place) => _isFlowLog = true;

    public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw)
    {
    }

    public void Lost(in LostInterval interval, RecordPlace place)
    {
    }
}
