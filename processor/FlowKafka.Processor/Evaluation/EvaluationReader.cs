using FlowKafka.Detection.Strategies;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;
using FlowKafka.Processor.Verbs;
using FlowKafka.Streams.Ingest;

namespace FlowKafka.Processor.Evaluation;

/// <summary>Reads the files of an evaluation, each once.</summary>
internal sealed class EvaluationReader(ScoreOptions options, long now, Action<long, string> progress)
{
    private readonly Dictionary<string, EvaluationCapture> _known = new(StringComparer.Ordinal);
    private readonly CaptureReader _reader = new(options, now);
    private long _read;

    /// <summary>Files in folders that hold no flow log.</summary>
    public int Skipped { get; private set; }

    /// <summary>Reads all files that paths stand for. A file that is named must be a flow log; in a folder there may be others.</summary>
    /// <exception cref="UserException">A path does not exist, a named file is no flow log, or there is none at all.</exception>
    public IReadOnlyList<EvaluationCapture> Read(IReadOnlyList<string> paths, CancellationToken stop)
    {
        if (paths.Count == 0)
            return [];
        var captures = new List<EvaluationCapture>();
        foreach (var file in InputFileFinder.Find(paths))
        {
            stop.ThrowIfCancellationRequested();
            if (CaptureOf(file, stop) is { } capture)
                captures.Add(capture);
            else
                Skipped++;
            _read += file.Length;
            progress(_read, "");
        }

        return captures.Count > 0 ? captures : throw UserException.Usage($"There are no flow logs in {string.Join(", ", paths)}.");
    }

    private EvaluationCapture? CaptureOf(InputFile file, CancellationToken stop)
    {
        var full = Path.GetFullPath(file.Path);
        if (_known.TryGetValue(full, out var known))
            return known;
        if (!file.IsNamed && !FilePeek.Look(file, options, new Admission(options.Admission), now).IsFlowLog)
            return null;
        var name = Path.GetFileName(file.Path);
        var history = CaptureHistory.Of(name, _reader.Read(file, name, stop).Windows, options.Judge.OwnNetworks, withRuns: true);
        return _known[full] = new(EvaluationCapture.GroupOf(file), file.Path, history);
    }
}
