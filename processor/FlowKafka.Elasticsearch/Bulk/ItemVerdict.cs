namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>What the server's word on a document means.</summary>
internal enum ItemVerdict
{
    /// <summary>It is there.</summary>
    Done = 0,

    /// <summary>It was there before, or a newer revision of it is.</summary>
    AlreadyThere,

    /// <summary>The server is busy: once more.</summary>
    Again,

    /// <summary>It is not the document's fault, and does not pass by itself: once more, but not without end.</summary>
    Refused,

    /// <summary>The server will never take it.</summary>
    Rejected,
}
