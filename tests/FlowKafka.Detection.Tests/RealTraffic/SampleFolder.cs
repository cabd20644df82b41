namespace FlowKafka.Detection.Tests.RealTraffic;

/// <summary>Real samples, which stand beside the repository and are not part of it.</summary>
internal static class SampleFolder
{
    /// <summary>Finds a folder; without it the test is skipped with a line, but fails where CI says so.</summary>
    public static bool TryFind(string path, out string folder)
    {
        folder = Path.Combine(RepositoryRoot(), "..", "shared", "data", path);
        if (Directory.Exists(folder))
            return true;
        if (Environment.GetEnvironmentVariable("CI") == "true")
            throw new DirectoryNotFoundException($"{folder} is missing.");
        Console.WriteLine($"Skipped: {folder} is missing.");
        return false;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FlowKafka.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("FlowKafka.sln is in no folder above the tests.");
    }
}
