namespace FlowKafka.Elasticsearch;

/// <summary>Why a server gave no answer.</summary>
public enum ServerFault
{
    /// <summary>It can't be reached, or the connection broke.</summary>
    Unreachable = 0,

    /// <summary>It took longer than <see cref="ElasticsearchOptions.RequestTimeout"/>.</summary>
    TimedOut,

    /// <summary>Its certificate is not trusted.</summary>
    Untrusted,

    /// <summary>It answers what it should not: it refuses us, or it is another kind of server.</summary>
    Refused,

    /// <summary>The configuration can't be used: a file can't be read.</summary>
    Configuration,
}
