namespace FlowKafka.Processor.Tests;

/// <summary>Finds the repository, and the real samples that stand beside it and are no part of it.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = FindRoot();

    /// <summary>Finds a folder of samples; without it the test is skipped with a line, but fails where CI says so.</summary>
    public static bool TryFindSamples(string path, out string folder)
    {
        folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", path));
        if (Directory.Exists(folder))
            return true;
        if (Environment.GetEnvironmentVariable("CI") == "true")
            throw new DirectoryNotFoundException($"{folder} is missing.");
        Console.WriteLine($"Skipped: {folder} is missing.");
        return false;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FlowKafka.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("FlowKafka.sln is in no folder above the tests.");
    }
}
