namespace FlowKafka.Processor.Tests.RealInput;

/// <summary>The real samples, copied into a folder of the test with their addresses replaced.</summary>
internal sealed class ReplacedSamples : IDisposable
{
    private const string Ether = "1618281804";

    private readonly TemporaryFolder _folder = new();
    private int _seed = 1;

    public IReadOnlyList<string> TenMinuteCaptures { get; private set; } = [];

    public IReadOnlyList<string> OneMinuteCaptures { get; private set; } = [];

    public IReadOnlyList<string> Benign { get; private set; } = [];

    public string File(string name) => _folder.File(name);

    /// <summary>Null, after a line that says so, where the samples are missing.</summary>
    public static ReplacedSamples? TryMake()
    {
        if (!RepositoryFolder.TryFindSamples("mining/cj-sniffer", out var mining) || !RepositoryFolder.TryFindSamples("benign", out var benign))
            return null;
        var samples = new ReplacedSamples();
        samples.TenMinuteCaptures = samples.Copy("ten", Captures(mining, "*.600s.log"));
        samples.OneMinuteCaptures = samples.Copy("one", Captures(mining, "*.60s.log"));
        samples.Benign = samples.Copy("benign", Directory.EnumerateFiles(benign, "*s.log*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        return samples;
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Captures(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern)
        .Where(file => !file.Contains(Ether, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private string[] Copy(string into, IEnumerable<string> files)
    {
        Directory.CreateDirectory(_folder.File(into));
        var copies = new List<string>();
        foreach (var file in files)
        {
            copies.Add(_folder.File(Path.Combine(into, Path.GetFileName(file).Replace(".gz", "", StringComparison.Ordinal))));
            AddressReplacer.Copy(file, copies[^1], _seed++);
        }

        return [.. copies];
    }
}
