namespace FlowKafka.Testing.Elasticsearch.Search;

/// <summary>What a value is.</summary>
public enum SearchKind
{
    Text,
    Number,
    Date,
    Boolean,
}
