using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Files;

/// <summary>Finds the files that paths stand for: files as they are, folders with all that is in them.</summary>
internal static class InputFileFinder
{
    /// <summary>Each file once, ordered by its full path, so that the order of the arguments makes no difference.</summary>
    /// <exception cref="UserException">A path does not exist, cannot be read, or there is no file at all.</exception>
    public static IReadOnlyList<InputFile> Find(IReadOnlyList<string> paths)
    {
        var aside = new SetAside();
        var files = Find(paths, aside);
        return aside.Faults == 0 ? files : throw new UserException(string.Join('\n', aside.Lines()));
    }

    /// <summary>As above; what cannot be read in a folder is set aside.</summary>
    /// <exception cref="UserException">A path does not exist, or there is no file at all.</exception>
    public static IReadOnlyList<InputFile> Find(IReadOnlyList<string> paths, SetAside aside)
    {
        var files = new SortedDictionary<string, InputFile>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var found in FolderWalk.Files(path, aside))
                    Add(files, found);
            }
            else if (File.Exists(path))
            {
                if (InputFile.Find(new FileInfo(path), isNamed: true, aside) is { } named)
                    Add(files, named);
            }
            else
            {
                throw UserException.Usage($"There is no file or folder {Printable.Text(path)}, or it may not be looked at.");
            }
        }

        if (files.Count == 0 && aside.Faults == 0)
            throw UserException.Usage($"There are no files in {Printable.Text(string.Join(", ", paths))}.");
        return [.. files.Values];
    }

    private static void Add(SortedDictionary<string, InputFile> files, InputFile found)
    {
        var full = Path.GetFullPath(found.Path);
        if (!files.TryGetValue(full, out var known) || (found.IsNamed && !known.IsNamed))
            files[full] = found;
    }
}
