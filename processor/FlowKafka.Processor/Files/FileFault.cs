namespace FlowKafka.Processor.Files;

/// <summary>Why a file could not be read, in a few words.</summary>
internal static class FileFault
{
    /// <summary>True for what a file system may do to a reader.</summary>
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException;

    public static string Of(Exception e) => e switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "it is not there any more",
        _ => Printable.Text(e.Message),
    };
}
