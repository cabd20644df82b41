using FlowKafka.Detection;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Processor.Files;
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
    /// <param name="aside">Takes files that are not read.</param>
    /// <param name="progress">Told of the bytes and records read so far.</param>
    /// <param name="stop">Stops between two blocks.</param>
    public static ScoreResult Run(
        IReadOnlyList<InputFile> files, ScoreOptions options, IReadOnlyList<Model> models, ScoreOutput output, long now,
        SetAside aside, Action<long, long> progress, CancellationToken stop)
    {
        var symbols = new SymbolTable();
        var decoder = new FlowLogDecoder(symbols, options.Decoder);
        var admission = new Admission(options.Admission);
        var windows = new WindowTask(options.Window, options.Admission.Grace, symbols);
        var episodes = new EpisodeCollector(output.Detections, output.Bulk);
        var chain = new DetectionChain(options.Judge, models, options.HostsOf(models), options.Correlation, episodes);
        var totals = new WindowTotals(output.Windows, output.Bulk);
        var points = new WindowSink(chain, totals);
        var fates = new RecordFates();
        var records = new AdmissionSink(admission, windows, fates, output.Rejected, now);

        var peeked = Peek(files, options, admission, now, aside, stop);
        using var merge = new FileMerge(peeked, options.Admission.Grace, new((long)options.Window.WindowSize.TotalMilliseconds), aside);
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
            FilesSetAside = aside.Count,
            Totals = totals,
        };
    }

    private static List<PeekedFile> Peek(
        IReadOnlyList<InputFile> files, ScoreOptions options, Admission admission, long now, SetAside aside, CancellationToken stop)
    {
        var peeked = new List<PeekedFile>();
        foreach (var file in files)
        {
            stop.ThrowIfCancellationRequested();
            if (FilePeek.TryLook(file, options, admission, now, aside) is { } look)
                peeked.Add(look);
        }

        return peeked;
    }
}
