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

    /// <summary>Opens it for one reader that reads it in large blocks from begin to end.</summary>
    public Stream Open() => Content?.Invoke() ?? new FileStream(Path, new FileStreamOptions
    {
        Access = FileAccess.Read,
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0,
        Options = FileOptions.SequentialScan,
    });
}
