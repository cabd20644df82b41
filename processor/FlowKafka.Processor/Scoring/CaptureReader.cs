using FlowKafka.Flows;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Verbs;
using FlowKafka.Streams.Ingest;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Processor.Scoring;

/// <summary>
/// A file → decoder → admission → windows. Each file goes through windows of its own, so that equal addresses in two
/// captures never meet.
/// </summary>
internal sealed class CaptureReader(ScoreOptions options, long now)
{
    /// <summary>Reads a file's windows.</summary>
    /// <exception cref="UserException">It holds no flow log.</exception>
    public Capture Read(InputFile file, string name, CancellationToken stop)
    {
        var symbols = new SymbolTable();
        var decoder = new FlowLogDecoder(symbols, options.Decoder);
        var admission = new Admission(options.Admission);
        var windows = new WindowTask(options.Window, options.Admission.Grace, symbols);
        var records = new AdmissionSink(admission, windows, new RecordFates(), rejected: null, now);
        var capture = new Capture(name);
        var aside = new SetAside();
        using var merge = new FileMerge(
            [FilePeek.Look(file, options, admission, now)], options.Admission.Grace,
            new((long)options.Window.WindowSize.TotalMilliseconds), aside);
        while (merge.ReadNext(decoder, records))
        {
            stop.ThrowIfCancellationRequested();
            if (merge.NextUpdate() is not { } update)
                continue;
            records.Flush();
            windows.Apply(update, offset: 0);
            while (windows.TryCloseNext(capture))
            {
            }
        }

        if (aside.Faults > 0)
            throw new UserException(string.Join('\n', aside.Lines()));
        return decoder.Counts.Accepted > 0
            ? capture
            : throw new UserException($"{file.Shown} holds no flow log: 'flowkafka decode {file.Shown}' shows why.");
    }

    /// <summary>Names files by what tells them apart: their names alone, or their paths when two names are equal.</summary>
    public static IReadOnlyList<string> NamesOf(IReadOnlyList<InputFile> files)
    {
        string[] names = [.. files.Select(f => Path.GetFileName(f.Path))];
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : [.. files.Select(f => f.Path)];
    }
}
