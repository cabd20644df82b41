namespace FlowKafka.Processor.Configuration;

/// <summary>Who addresses are: the configuration section <c>Identities</c>.</summary>
internal sealed record IdentitySettings
{
    /// <summary>How often files are looked at; zero for only at the start.</summary>
    public TimeSpan ReloadInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The sources.</summary>
    public IReadOnlyList<IdentityFileSettings> Files { get; init; } = [];

    /// <summary>Checks the settings and gives one line for each fault.</summary>
    public IEnumerable<string> Faults() =>
        SourceNames.Faults("Identities", ReloadInterval, [.. Files.Select(file => (file.Name, file.Path))], []);
}
