namespace FlowKafka.Processor.Files;

/// <summary>
/// Walks a folder and all in it. Each folder is entered once, by whatever links it is reached; hidden folders are passed
/// over, hidden files are set aside.
/// </summary>
internal static class FolderWalk
{
    private static readonly EnumerationOptions All = new() { IgnoreInaccessible = false, AttributesToSkip = 0 };

    /// <summary>The files, in no order that counts.</summary>
    public static IEnumerable<InputFile> Files(string folder, SetAside aside)
    {
        var entered = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<(DirectoryInfo Folder, string Real)>();
        Enter(new DirectoryInfo(folder), parent: null, entered, waiting, aside);
        while (waiting.TryPop(out var next))
        {
            foreach (var found in EntriesOf(next.Folder, aside))
            {
                if (found is DirectoryInfo inner && !IsHidden(inner))
                    Enter(inner, next.Real, entered, waiting, aside);
                else if (found is FileInfo file && IsHidden(file))
                    aside.Add(FileKind.Foreign, new(file.ToString(), 0, IsNamed: false));
                else if (found is FileInfo seen && InputFile.Find(seen, isNamed: false, aside) is { } input)
                    yield return input;
            }
        }
    }

    private static void Enter(
        DirectoryInfo folder, string? parent, HashSet<string> entered, Stack<(DirectoryInfo, string)> waiting, SetAside aside)
    {
        try
        {
            var target = folder.ResolveLinkTarget(returnFinalTarget: true);
            var real = target?.FullName ?? (parent is null ? folder.FullName : Path.Combine(parent, folder.Name));
            if (entered.Add(Path.TrimEndingDirectorySeparator(real)))
                waiting.Push((folder, real));
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            aside.Fail(folder.ToString(), FileFault.Of(e));
        }
    }

    // The listing is taken as a whole, since a folder may be denied, or vanish, at any step of it.
    private static FileSystemInfo[] EntriesOf(DirectoryInfo folder, SetAside aside)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos("*", All).Select(found => Named(found, Path.Combine(folder.ToString(), found.Name)))];
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            aside.Fail(folder.ToString(), FileFault.Of(e));
            return [];
        }
    }

    // By the path as the user gave it and went on from there.
    private static FileSystemInfo Named(FileSystemInfo found, string path) =>
        found is DirectoryInfo ? new DirectoryInfo(path) : new FileInfo(path);

    private static bool IsHidden(FileSystemInfo found) => found.Name.StartsWith('.');
}
