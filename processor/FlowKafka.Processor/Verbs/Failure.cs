using FlowKafka.Avro;
using FlowKafka.Flows;
using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Verbs;

/// <summary>Turns a failure into lines for the user and an exit code.</summary>
internal static class Failure
{
    public static int Report(Exception failure, Terminal terminal, bool verbose)
    {
        FlushQuietly(terminal.Out);
        var (line, code) = Describe(failure);
        terminal.Error.WriteLine(line);
        if (verbose)
            terminal.Error.WriteLine(failure);
        else if (code == ExitCode.Failed && !IsExpected(failure))
            terminal.Error.WriteLine("Run it again with --verbose for the details.");
        return code;
    }

    private static (string Line, int Code) Describe(Exception failure) => failure switch
    {
        UserException user => (user.Message, user.ExitCode),
        ConfigurationException bad => (bad.Message, ExitCode.Configuration),
        AvroSchemaException => (OneLine(failure.Message), ExitCode.Configuration),
        SchemaSourceException => (OneLine(failure.Message), ExitCode.Failed),
        OperationCanceledException => ("Stopped before the end.", ExitCode.Interrupted),
        UnauthorizedAccessException => ($"{OneLine(failure.Message)} Check the permissions.", ExitCode.Failed),
        IOException when IsFull(failure) => ($"The disk is full: {OneLine(failure.Message)} Make room and run it again.", ExitCode.Failed),
        IOException => (OneLine(failure.Message), ExitCode.Failed),
        _ => ($"Unexpected failure: {failure.GetType().Name}: {OneLine(failure.Message)}", ExitCode.Failed),
    };

    private static bool IsExpected(Exception failure) =>
        failure is UserException or ConfigurationException or AvroSchemaException or SchemaSourceException or OperationCanceledException
            or UnauthorizedAccessException or IOException;

    // ENOSPC, and ERROR_DISK_FULL where there are no errno values.
    private static bool IsFull(Exception failure) => (failure.HResult & 0xFFFF) is 28 or 0x70;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static void FlushQuietly(TextWriter writer)
    {
        try
        {
            writer.Flush();
        }
        catch (IOException)
        {
            // Whoever read our output has gone; the failure itself is told on the other stream.
        }
    }
}
