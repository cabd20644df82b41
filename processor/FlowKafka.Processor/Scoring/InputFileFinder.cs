using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Scoring;

/// <summary>Finds the files that paths stand for: files as they are, folders with all that is in them.</summary>
internal static class InputFileFinder
{
    private static readonly EnumerationOptions Recursive = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>Each file once, ordered by its full path, so that the order of the arguments makes no difference.</summary>
    /// <exception cref="UserException">A path does not exist, or there is no file at all.</exception>
    public static IReadOnlyList<InputFile> Find(IReadOnlyList<string> paths)
    {
        var files = new SortedDictionary<string, InputFile>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var found in Directory.EnumerateFiles(path, "*", Recursive))
                    Add(files, found, isNamed: false);
            }
            else if (File.Exists(path))
            {
                Add(files, path, isNamed: true);
            }
            else
            {
                throw UserException.Usage($"There is no file or folder {path}.");
            }
        }

        return files.Count > 0 ? [.. files.Values] : throw UserException.Usage($"There are no files in {string.Join(", ", paths)}.");
    }

    private static void Add(SortedDictionary<string, InputFile> files, string path, bool isNamed)
    {
        var full = Path.GetFullPath(path);
        if (!files.TryGetValue(full, out var known))
            files.Add(full, new(path, new FileInfo(full).Length, isNamed));
        else if (isNamed && !known.IsNamed)
            files[full] = new(path, known.Length, isNamed);
    }
}
