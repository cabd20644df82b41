using System.Diagnostics;

namespace FlowKafka.Kafka.Tests.Serialization;

/// <summary>The reference implementation: Debian's python3-avro, under the system's Python.</summary>
internal static class PythonAvro
{
    private const string Python = "/usr/bin/python3";

    /// <summary>False when it is not installed; a failure instead where CI is true.</summary>
    internal static bool IsThere()
    {
        var there = File.Exists(Python) && Run("import avro.schema").ExitCode == 0;
        if (there)
            return true;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "python3-avro is missing: apt-get install python3-avro");
        Console.WriteLine("skipped: python3-avro is missing (apt-get install python3-avro)");
        return false;
    }

    /// <summary>Runs a program and gives what it prints.</summary>
    internal static string Eval(string program, params string[] arguments)
    {
        var (exitCode, output, error) = Run(program, arguments);
        Assert.True(exitCode == 0, error);
        return output;
    }

    private static (int ExitCode, string Output, string Error) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, ["-c", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
