namespace FlowKafka.Elasticsearch.Setup;

/// <summary>What became of a thing that was to be set up.</summary>
public enum SetupOutcome
{
    /// <summary>It was not there, and is now.</summary>
    Created = 0,

    /// <summary>It was there, and is now as it should be.</summary>
    Changed,

    /// <summary>It is as it should be.</summary>
    Unchanged,

    /// <summary>Somebody else changed or made it, and it stays as it is.</summary>
    Kept,

    /// <summary>It does not suit the server.</summary>
    LeftOut,

    /// <summary>It could not be done.</summary>
    Failed,
}
