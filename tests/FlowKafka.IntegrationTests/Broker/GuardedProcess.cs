using System.Diagnostics;
using System.Globalization;

namespace FlowKafka.IntegrationTests.Broker;

/// <summary>
/// A child process that does not outlive this one, however this one ends: a shell waits at the other end of a pipe and
/// kills the child when the pipe closes. The child's output goes to a file.
/// </summary>
internal sealed class GuardedProcess : IDisposable
{
    private const string Guard = """
        exec 3<&0
        "$@" </dev/null >>"$LOG" 2>&1 3<&- &
        child=$!
        echo $child
        { cat <&3; kill -9 $child; } >/dev/null 2>&1 &
        guard=$!
        wait $child
        status=$?
        kill $guard 2>/dev/null
        exit $status
        """;

    private readonly Process _shell;

    internal GuardedProcess(string log, string program, params IEnumerable<string> arguments)
    {
        Log = log;
        var start = new ProcessStartInfo("/bin/sh", ["-c", Guard, "guard", program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["LOG"] = log;
        _shell = Process.Start(start)!;
        Id = int.Parse(_shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    /// <summary>The child's process id.</summary>
    internal int Id { get; }

    internal string Log { get; }

    internal bool HasExited => _shell.HasExited;

    /// <summary>128 and the signal's number when a signal ended the child.</summary>
    internal int ExitCode => _shell.ExitCode;

    /// <summary>Waits for the child's end; false when it still runs.</summary>
    internal bool WaitForExit(TimeSpan timeout) => _shell.WaitForExit(timeout);

    /// <summary>SIGTERM.</summary>
    internal void Terminate() => Signal("-TERM");

    /// <summary>SIGKILL, and waits for the end.</summary>
    internal void Kill()
    {
        Signal("-KILL");
        _shell.WaitForExit();
    }

    /// <summary>The end of the child's output.</summary>
    internal string Tail(int lines = 20) =>
        File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(lines)) : "";

    public void Dispose()
    {
        if (!HasExited)
            Kill();
        _shell.StandardInput.Close();
        _shell.Dispose();
    }

    private void Signal(string signal)
    {
        if (HasExited)
            return;
        using var kill = Process.Start("/bin/kill", [signal, Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
