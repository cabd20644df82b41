using FlowKafka.Detection.Knowledge;
using FlowKafka.Flows;
using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Knowledge;

/// <summary>The identities of the configuration.</summary>
internal sealed class IdentityFiles : IIdentitySource
{
    private readonly IdentityTimeline _timeline = new();
    private readonly List<string> _warnings = [];
    private readonly FileReload<IdentityList> _files;
    private readonly TimeSpan _interval;

    private IdentityFiles(IdentitySettings settings, TimeSpan windowSize)
    {
        _interval = settings.ReloadInterval;
        _files = new("identities", [.. settings.Files.Select(Source)], _timeline.Add, windowSize);
    }

    /// <summary>What of the files could not be used at the start, but did not hinder it: one line each.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Reads the identities.</summary>
    /// <param name="settings">Their settings.</param>
    /// <param name="windowSize">The size of windows.</param>
    /// <exception cref="ConfigurationException">The settings have faults, or a file cannot be used.</exception>
    public static IdentityFiles Open(IdentitySettings settings, TimeSpan windowSize)
    {
        var problems = settings.Faults().ToList();
        if (problems.Count > 0)
            throw new ConfigurationException(problems);
        var files = new IdentityFiles(settings, windowSize);
        files._files.Load(problems, files._warnings);
        return problems.Count == 0 ? files : throw new ConfigurationException([.. problems.Select(problem => $"Identities: {problem}")]);
    }

    /// <inheritdoc/>
    public Identity? Find(in IpAddress address, string networkInterface, string account, long moment) =>
        _timeline.Find(address, networkInterface, account, moment);

    /// <summary>Reads what has changed. What cannot be used is warned of, and the version before stays.</summary>
    /// <param name="log">Takes a level and a line.</param>
    public void Reload(Action<string, string> log) => _files.Reload(log);

    /// <summary>Looks at the files now and then, until what is given back is disposed of; null when they are not to be.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="log">Takes a level and a line.</param>
    public IDisposable? Watch(TimeProvider time, Action<string, string> log) =>
        _interval == TimeSpan.Zero ? null : time.CreateTimer(_ => Reload(log), state: null, _interval, _interval);

    private static VersionedFiles<IdentityList> Source(IdentityFileSettings file) =>
        new(file.Path, (source, content) => IdentityReader.Read(file.Name, source, content));
}
