namespace FlowKafka.Testing.Elasticsearch.Search;

/// <summary>A request that is not understood: better refused than answered by accident.</summary>
public sealed class SearchRefusedException(string reason) : Exception(reason);
