namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>How an attempt to send a batch ended.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Words">What to tell the user, on one line; empty when all is well.</param>
/// <param name="RetryAfter">What the server asks us to wait; null for nothing.</param>
internal readonly record struct BulkAttempt(AttemptOutcome Outcome, string Words = "", TimeSpan? RetryAfter = null);
