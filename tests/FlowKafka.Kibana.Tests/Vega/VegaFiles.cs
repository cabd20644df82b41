namespace FlowKafka.Kibana.Tests.Vega;

/// <summary>Where tests/fetch-vega puts Vega.</summary>
internal static class VegaFiles
{
    public static string Folder { get; } = Path.Combine(RepositoryFolder.Root, ".build", "vega");

    public static bool AreThere => File.Exists(Path.Combine(Folder, "version"));
}
