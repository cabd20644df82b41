namespace FlowKafka.Detection.Hosts.Tables;

/// <summary>A key of a <see cref="StateTable{TKey,TState}"/>.</summary>
internal interface ITableKey
{
    /// <summary>64 random bits.</summary>
    ulong Hash { get; }
}
