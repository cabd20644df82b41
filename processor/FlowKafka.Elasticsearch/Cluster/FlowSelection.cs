namespace FlowKafka.Elasticsearch;

/// <summary>Which closed windows are delivered as flow documents.</summary>
public enum FlowSelection
{
    /// <summary>All of them.</summary>
    All = 0,

    /// <summary>Those that lie in the hull of a model.</summary>
    InHull,

    /// <summary>None.</summary>
    None,
}
