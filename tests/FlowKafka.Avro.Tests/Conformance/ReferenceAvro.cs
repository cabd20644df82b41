using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FlowKafka.Avro.Tests.Conformance;

/// <summary>An implementation of Avro that no one here wrote, behind a script that answers for many cases at once.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Command">What runs the script.</param>
/// <param name="Arguments">What comes before the cases.</param>
/// <param name="IsInstalled">True when it is there.</param>
/// <param name="Install">How to get it.</param>
internal sealed record ReferenceAvro(string Name, string Command, string[] Arguments, Func<bool> IsInstalled, string Install)
{
    /// <summary>Debian's python3-avro, under the system's Python.</summary>
    internal static ReferenceAvro Python { get; } = new(
        "python3-avro",
        "/usr/bin/python3",
        [Script("reference.py")],
        () => Directory.Exists("/usr/lib/python3/dist-packages/avro"),
        "apt-get install python3-avro");

    /// <summary>npm's avsc.</summary>
    internal static ReferenceAvro Avsc { get; } = new(
        "avsc",
        "node",
        [Script("reference.js"), AvscFolder],
        () => File.Exists(Path.Combine(AvscFolder, "package.json")),
        "tests/fetch-avsc");

    private static string AvscFolder => Path.Combine(Root(), ".build", "avsc");

    /// <summary>False when it is not installed; a failure instead where CI is true.</summary>
    internal bool IsThere()
    {
        if (IsInstalled())
            return true;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{Name} is missing: {Install}");
        Console.WriteLine($"skipped: {Name} is missing ({Install})");
        return false;
    }

    /// <summary>Answers for cases.</summary>
    internal JsonArray Answer(JsonArray cases)
    {
        var start = new ProcessStartInfo(Command, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(cases.ToJsonString());
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return JsonNode.Parse(output.Result)!.AsArray();
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Conformance", name);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FlowKafka.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
