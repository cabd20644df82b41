namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>How an attempt to send a batch ended.</summary>
internal enum AttemptOutcome
{
    /// <summary>The server says of each document how it fared.</summary>
    Answered = 0,

    /// <summary>The request is too large.</summary>
    TooLarge,

    /// <summary>The server can't read the request: a document in it spoils it.</summary>
    Malformed,

    /// <summary>The server is busy, or not well.</summary>
    Busy,

    /// <summary>No answer, half of one, or one that can't be read.</summary>
    Away,

    /// <summary>The server refuses us, for a reason that does not pass by itself.</summary>
    Refused,
}
