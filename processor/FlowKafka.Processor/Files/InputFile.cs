namespace FlowKafka.Processor.Files;

/// <summary>A file to be read.</summary>
/// <param name="Path">Its path, as it was given or found.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="IsNamed">True when the user named it, false when it was found in a folder.</param>
internal sealed record InputFile(string Path, long Length, bool IsNamed)
{
    /// <summary>The path, as a terminal may be shown it.</summary>
    public string Shown => Printable.Text(Path);

    /// <summary>What it holds, where it is no file of the disk.</summary>
    public Func<Stream>? Content { get; init; }

    /// <summary>The file at a path; null when it is not there, and was set aside. Of a link the file's length counts.</summary>
    public static InputFile? Find(FileInfo found, bool isNamed, SetAside aside)
    {
        try
        {
            var target = found.LinkTarget is null ? found : found.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
            if (target is { Exists: true })
                return new(found.ToString(), target.Length, isNamed);
            aside.Fail(found.ToString(), found.LinkTarget is { } link ? $"a link to {Printable.Text(link)}, which is not there" : "it is not there any more");
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            aside.Fail(found.ToString(), FileFault.Of(e));
        }

        return null;
    }

    /// <summary>Opens it for one reader that reads it in large blocks from begin to end.</summary>
    public Stream Open() => Content?.Invoke() ?? new FileStream(Path, new FileStreamOptions
    {
        Access = FileAccess.Read,
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0,
        Options = FileOptions.SequentialScan,
    });
}
