namespace FlowKafka.Elasticsearch.Setup;

/// <summary>What a server of a version knows, of what the templates use.</summary>
/// <param name="product">The server.</param>
internal sealed class ServerFeatures(ServerProduct product)
{
    private static readonly Version Lowest = new(7, 17);

    /// <summary>The server.</summary>
    public ServerProduct Product { get; } = product;

    private bool IsOpenSearch => Product.Distribution == ServerDistribution.OpenSearch;

    /// <summary>Why nothing can be set up there; null when it can.</summary>
    public string? Refusal => !IsOpenSearch && Product.Version < Lowest
        ? $"{Product} is too old: FlowKafka needs Elasticsearch {Lowest} or later, or OpenSearch. (An OpenSearch that says so: turn compatibility.override_main_response_version off.)"
        : null;

    /// <summary>Lifecycle policies are ISM's, not ILM's.</summary>
    public bool HasIsm => IsOpenSearch;

    /// <summary><c>index.mode: logsdb</c>; before it there is no other default to turn off either.</summary>
    public bool HasIndexMode => Elastic(8, 17);

    /// <summary><c>ignore_missing_component_templates</c>.</summary>
    public bool HasOptionalParts => Elastic(8, 7);

    /// <summary>The type <c>constant_keyword</c>.</summary>
    public bool HasConstantKeyword => !IsOpenSearch || Since(2, 14);

    /// <summary>The type <c>match_only_text</c>.</summary>
    public bool HasMatchOnlyText => !IsOpenSearch || Since(2, 12);

    private bool Elastic(int major, int minor) => !IsOpenSearch && Since(major, minor);

    private bool Since(int major, int minor) => Product.Version >= new Version(major, minor);
}
