using System.Globalization;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Knowledge;

/// <summary>
/// Reads the files of several sources at the start, and again what changes. A version that comes while the process runs, and
/// does not say from when on it holds, does so from the first window that begins at or after the file's time, so that all
/// instances that have the same file agree.
/// </summary>
/// <param name="what">What the sources are, for messages.</param>
/// <param name="sources">The sources.</param>
/// <param name="add">Takes a version and the moment from which it holds, and gives the one from which it does.</param>
/// <param name="windowSize">The size of windows.</param>
internal sealed class FileReload<T>(string what, IReadOnlyList<VersionedFiles<T>> sources, Func<T, long, long> add, TimeSpan windowSize)
    where T : IKnowledgeVersion
{
    private readonly Lock _lock = new();
    private readonly HashSet<(string, string)> _versions = [];

    /// <summary>Reads all files for the first time.</summary>
    /// <param name="problems">Gets a line for each file that cannot be used.</param>
    /// <param name="warnings">Gets a line for each file of which some lines cannot be used.</param>
    public void Load(ICollection<string> problems, ICollection<string> warnings)
    {
        foreach (var source in sources)
        {
            var files = source.Look(problems);
            foreach (var (file, _, version) in files)
            {
                add(version, version.EffectiveFrom ?? long.MinValue);
                Doubt(file, version, warnings.Add);
            }

            string[] always = [.. files.Where(f => f.Content.EffectiveFrom is null).Select(f => f.File)];
            if (always.Length > 1)
                warnings.Add($"{string.Join(", ", always)} do not say from when on they hold ('# effective-from: …'): only the last of them counts.");
        }
    }

    /// <summary>Reads what has changed. What cannot be used is warned of, and the version before stays.</summary>
    /// <param name="log">Takes a level and a line.</param>
    public void Reload(Action<string, string> log)
    {
        lock (_lock)
        {
            var faults = new List<string>();
            foreach (var source in sources)
            {
                foreach (var (file, modified, version) in source.Look(faults))
                {
                    var wanted = version.EffectiveFrom ?? WindowFrom(modified);
                    var from = add(version, wanted);
                    log("info", $"{what} {version.Name}@{version.Version}, {Quantity.Of(version.Count, "entry", "entries")} of {file}, {(from == long.MinValue ? "always in effect" : $"in effect from {Moment(from)}")}");
                    if (from > wanted)
                        log("warn", $"{what} {version.Name}@{version.Version} was to hold from {Moment(wanted)}, but verdicts up to {Moment(from - 1)} have been given: other instances, and this one after a restart, may judge them by the new version.");
                    Doubt(file, version, line => log("warn", line));
                }
            }

            foreach (var fault in faults)
                log("warn", $"{fault} What was read before stays in effect.");
        }
    }

    private long WindowFrom(DateTimeOffset moment)
    {
        var size = (long)windowSize.TotalMilliseconds;
        return (moment.ToUnixTimeMilliseconds() + size - 1) / size * size;
    }

    private void Doubt(string file, T version, Action<string> warn)
    {
        if (!_versions.Add((version.Name, version.Version)))
            warn($"{file}: {what} {version.Name}@{version.Version} was read before, with other lines: give each version a name of its own, or none.");
        if (version.BadLines > 0)
            warn($"{file}: {Quantity.Of(version.BadLines, "line")} cannot be used; the first is {version.Faults[0]}");
    }

    private static string Moment(long time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
