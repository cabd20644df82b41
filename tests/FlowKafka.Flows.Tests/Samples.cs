namespace FlowKafka.Flows.Tests;

/// <summary>Real samples, which stand beside the repository and are not part of it.</summary>
internal static class Samples
{
    /// <summary>Finds a file; without the folder the test is skipped with a line, but fails where CI says so.</summary>
    public static bool TryRead(string path, out byte[] bytes)
    {
        var folder = Path.Combine(RepositoryRoot(), "..", "shared", "data");
        if (Directory.Exists(folder))
        {
            bytes = File.ReadAllBytes(Path.Combine(folder, path));
            return true;
        }

        if (Environment.GetEnvironmentVariable("CI") == "true")
            throw new DirectoryNotFoundException($"{folder} is missing.");
        Console.WriteLine($"Skipped: {folder} is missing, which holds {path}.");
        bytes = [];
        return false;
    }

    /// <summary>Finds files as <see cref="TryRead"/> does; none without the folder.</summary>
    public static string[] Find(string folder, string pattern)
    {
        var path = Path.Combine(RepositoryRoot(), "..", "shared", "data", folder);
        return TryRead("ORIGIN.md", out _) ? Directory.GetFiles(path, pattern, SearchOption.AllDirectories) : [];
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FlowKafka.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("FlowKafka.sln is in no folder above the tests.");
    }
}
