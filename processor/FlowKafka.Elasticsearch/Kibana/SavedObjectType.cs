namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>
/// A type of saved object. The version is the lowest that Kibana 8.9 has for objects written this way: a newer Kibana migrates them,
/// an older one refuses them.
/// </summary>
/// <param name="Name">Kibana's name for it.</param>
/// <param name="Version">typeMigrationVersion.</param>
internal sealed record SavedObjectType(string Name, string Version)
{
    /// <summary>A tag.</summary>
    public static readonly SavedObjectType Tag = new("tag", "8.0.0");

    /// <summary>A data view.</summary>
    public static readonly SavedObjectType View = new("index-pattern", "8.0.0");

    /// <summary>A search of Discover.</summary>
    public static readonly SavedObjectType Search = new("search", "8.0.0");

    /// <summary>A dashboard, with the panels of Lens and Vega in it.</summary>
    public static readonly SavedObjectType Dashboard = new("dashboard", "8.9.0");
}
