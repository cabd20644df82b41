using FlowKafka.Flows;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;
using FlowKafka.Streams.Ingest;

namespace FlowKafka.Processor.Decoding;

/// <summary>Reads files one after the other, each with counts of its own. What cannot be read is set aside.</summary>
internal sealed class DecodeRun(IDecodeView view, SymbolTable symbols, FlowLogDecoderOptions options, long limit, SetAside aside)
{
    private static readonly OpenFileLimit One = new(1);

    private readonly DecodeSink _sink = new(view, limit);
    private readonly ScoreOptions _peeking = new() { Decoder = options };

    /// <summary>What was found in all files.</summary>
    public DecodedFile All { get; } = new("");

    public void Read(InputFile file, CancellationToken stop)
    {
        // In a folder there may be other files; what the user named is shown whatever it is.
        if (!file.IsNamed && FilePeek.TryLook(file, _peeking, new Admission(_peeking.Admission), long.MaxValue / 2, aside) is null)
            return;
        var found = new DecodedFile(file.Path);
        try
        {
            using var stream = new FileInTurn(file, One);
            var kind = FileStart.KindOf(stream.Start(FileStart.Length));
            if (kind != FileKind.FlowLog)
            {
                aside.Add(kind, file);
                return;
            }

            Read(stream, found, stop);
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            aside.Fail(file.Path, FileFault.Of(e));
            if (!found.IsFlowLog)
                return;
        }

        All.Add(found);
        view.File(found);
    }

    private void Read(Stream stream, DecodedFile found, CancellationToken stop)
    {
        var decoder = new FlowLogDecoder(symbols, options);
        using var reader = new FlowLogReader(stream, decoder);
        _sink.Turn(found);
        try
        {
            while (reader.ReadNext(_sink) && !reader.IsRefused)
                stop.ThrowIfCancellationRequested();
        }
        finally
        {
            found.Counts.Add(decoder.Counts);
        }
    }
}
