using System.Diagnostics;
using System.Text.Json;
using FlowKafka.Processor.Tests;

namespace FlowKafka.Elasticsearch.Tests.Rules;

/// <summary>Reads YAML files with PyYAML.</summary>
internal static class YamlFiles
{
    private const string Python = "/usr/bin/python3", Install = "apt-get install python3-yaml";

    private const string Program =
        "import json, sys, yaml; print(json.dumps({name: yaml.safe_load(open(name)) for name in sys.argv[1:]}, default=str))";

    /// <summary>Reads the files of a folder by name; where PyYAML is missing the test is skipped with a line, but fails where CI says so.</summary>
    public static bool TryRead(string folder, string pattern, out SortedDictionary<string, JsonElement> files)
    {
        files = new(StringComparer.Ordinal);
        string[] names = [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "deploy", folder), pattern)];
        Assert.NotEmpty(names);
        var start = new ProcessStartInfo(Python) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", Program, .. names])
            start.ArgumentList.Add(argument);
        using var process = File.Exists(Python) ? Process.Start(start) : null;
        var errors = process?.StandardError.ReadToEndAsync();
        var output = process?.StandardOutput.ReadToEnd() ?? "";
        process?.WaitForExit();
        if (process is null || errors!.GetAwaiter().GetResult().Contains("No module named 'yaml'", StringComparison.Ordinal))
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
                throw new FileNotFoundException($"python3-yaml is missing: {Install}.");
            Console.WriteLine($"skipped: python3-yaml is missing ({Install})");
            return false;
        }

        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        foreach (var file in JsonDocument.Parse(output).RootElement.EnumerateObject())
            files[Path.GetFileName(file.Name)] = file.Value;
        return true;
    }
}
