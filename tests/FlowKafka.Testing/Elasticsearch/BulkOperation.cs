namespace FlowKafka.Testing.Elasticsearch;

/// <summary>One action of a bulk request.</summary>
public sealed record BulkOperation(string Action, string Index, string Id, long? Version, byte[] Source);
