using FlowKafka.Detection.Knowledge;
using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Knowledge;

/// <summary>The lists of the configuration, and those that come with the program.</summary>
internal sealed class KnowledgeFiles : IKnowledgeSource
{
    private readonly ListTimeline _timeline = new();
    private readonly List<KnownList> _versions = [];
    private readonly List<string> _warnings = [];
    private readonly FileReload<KnownList> _files;
    private readonly TimeSpan _interval;

    private KnowledgeFiles(ListSettings settings, TimeSpan windowSize)
    {
        _interval = settings.ReloadInterval;
        _files = new("list", [.. settings.Files.Select(Source)], Add, windowSize);
        foreach (var list in settings.BuiltIn ? BuiltInLists.All : [])
            Add(list, long.MinValue);
    }

    /// <summary>All versions that were read, in the order in which they were.</summary>
    public IReadOnlyList<KnownList> Versions => _versions;

    /// <summary>What of the files could not be used at the start, but did not hinder it: one line each.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Reads the lists.</summary>
    /// <param name="settings">Their settings.</param>
    /// <param name="windowSize">The size of windows.</param>
    /// <exception cref="ConfigurationException">The settings have faults, or a file cannot be used.</exception>
    public static KnowledgeFiles Open(ListSettings settings, TimeSpan windowSize)
    {
        var problems = settings.Faults().ToList();
        if (problems.Count > 0)
            throw new ConfigurationException(problems);
        var files = new KnowledgeFiles(settings, windowSize);
        files._files.Load(problems, files._warnings);
        return problems.Count == 0 ? files : throw new ConfigurationException([.. problems.Select(problem => $"Lists: {problem}")]);
    }

    /// <inheritdoc/>
    public KnownLists At(long windowStart) => _timeline.At(windowStart);

    /// <summary>Reads what has changed. What cannot be used is warned of, and the version before stays.</summary>
    /// <param name="log">Takes a level and a line.</param>
    public void Reload(Action<string, string> log) => _files.Reload(log);

    /// <summary>Looks at the files now and then, until what is given back is disposed of; null when they are not to be.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="log">Takes a level and a line.</param>
    public IDisposable? Watch(TimeProvider time, Action<string, string> log) =>
        _interval == TimeSpan.Zero ? null : time.CreateTimer(_ => Reload(log), state: null, _interval, _interval);

    private static VersionedFiles<KnownList> Source(ListFileSettings file)
    {
        _ = ListKindNames.TryParse(file.Kind, out var kind);
        return new(file.Path, (source, content) => ListReader.Read(file.Name, kind, file.Format, source, content));
    }

    private long Add(KnownList list, long from)
    {
        _versions.Add(list);
        return _timeline.Add(list, from);
    }
}
