namespace FlowKafka.Processor.Configuration;

/// <summary>Checks what sources of knowledge have in common.</summary>
internal static class SourceNames
{
    /// <summary>One line for each fault.</summary>
    /// <param name="section">The section's name.</param>
    /// <param name="reloadInterval">How often files are looked at.</param>
    /// <param name="files">Name and path of each source.</param>
    /// <param name="taken">Names that no source may have.</param>
    public static IEnumerable<string> Faults(string section, TimeSpan reloadInterval, IReadOnlyList<(string Name, string Path)> files, IReadOnlyList<string> taken)
    {
        if (reloadInterval < TimeSpan.Zero)
            yield return $"{section}:ReloadInterval is {reloadInterval}: it must not be negative.";
        var known = new HashSet<string>(taken, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < files.Count; i++)
        {
            var (name, path) = files[i];
            if (name.Length == 0 || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '@' or ':'))
                yield return $"{section}:Files:{i}:Name is '{name}': write a name without spaces, @ and colons, as detections are to tell it.";
            else if (!known.Add(name))
                yield return $"{section}:Files:{i}:Name is '{name}', which another one has: give each a name of its own.";
            if (path.Length == 0)
                yield return $"{section}:Files:{i}:Path is empty: name a file, or a folder with several versions.";
        }
    }
}
