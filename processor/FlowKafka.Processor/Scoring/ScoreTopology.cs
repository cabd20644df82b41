using FlowKafka.Detection;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Streams.Ingest;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Processor.Scoring;

/// <summary>
/// The pipeline off the bus: files → decoder → admission → windows → judge → documents. Each file is an input partition
/// with its own clock; one that has ended is idle, and when all are, event time ends with what has come.
/// </summary>
internal static class ScoreTopology
{
    /// <summary>Scores files.</summary>
    /// <param name="files">The files, in an order that does not depend on how they were named.</param>
    /// <param name="options">The settings.</param>
    /// <param name="models">The models.</param>
    /// <param name="output">Where revisions, windows and rejected records are written as they come.</param>
    /// <param name="now">The present moment, Unix milliseconds: records too far ahead of it are refused.</param>
    /// <param name="progress">Told of the bytes and records read so far.</param>
    /// <param name="stop">Stops between two blocks.</param>
    public static ScoreResult Run(
        IReadOnlyList<InputFile> files, ScoreOptions options, IReadOnlyList<Model> models, ScoreOutput output, long now,
        Action<long, long> progress, CancellationToken stop)
    {
        var symbols = new SymbolTable();
        var decoder = new FlowLogDecoder(symbols, options.Decoder);
        var admission = new Admission(options.Admission);
        var windows = new WindowTask(options.Window, options.Admission.Grace, symbols);
        var episodes = new EpisodeCollector(output.Detections);
        var chain = new DetectionChain(options.Judge, models, options.HostsOf(models), options.Correlation, episodes);
        var totals = new WindowTotals(output.Windows);
        var points = new WindowSink(chain, totals);
        var fates = new RecordFates();
        var records = new AdmissionSink(admission, windows, fates, output.Rejected, now);

        var (peeked, skipped) = Peek(files, options, admission, now, stop);
        using var merge = new FileMerge(peeked, options.Admission.Grace, new((long)options.Window.WindowSize.TotalMilliseconds));
        while (merge.ReadNext(decoder, records))
        {
            stop.ThrowIfCancellationRequested();
            if (merge.NextUpdate() is { } update)
            {
                records.Flush();
                windows.Apply(update, offset: 0);
                while (windows.TryCloseNext(points))
                    chain.Advance(windows.ClosedThrough);
            }

            progress(merge.BytesRead, decoder.Counts.Offered);
        }

        return new ScoreResult
        {
            Episodes = episodes.Found,
            Decoded = decoder.Counts,
            Fates = fates,
            Windows = windows.Counts,
            Allowed = chain.Allowed,
            Files = peeked.Count,
            SkippedFiles = skipped,
            Totals = totals,
        };
    }

    // A file that the user named is read whatever it holds; in a folder there may be others.
    private static (List<PeekedFile> Peeked, List<string> Skipped) Peek(
        IReadOnlyList<InputFile> files, ScoreOptions options, Admission admission, long now, CancellationToken stop)
    {
        var (peeked, skipped) = (new List<PeekedFile>(), new List<string>());
        foreach (var file in files)
        {
            stop.ThrowIfCancellationRequested();
            var look = FilePeek.Look(file, options, admission, now);
            if (look.IsFlowLog || file.IsNamed)
                peeked.Add(look);
            else
                skipped.Add(file.Path);
        }

        return (peeked, skipped);
    }
}
