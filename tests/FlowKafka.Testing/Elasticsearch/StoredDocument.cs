using System.Text;

namespace FlowKafka.Testing.Elasticsearch;

/// <summary>A document that a <see cref="BulkServer"/> keeps.</summary>
public sealed record StoredDocument(string Index, string Id, long Version, byte[] Source)
{
    /// <summary>Its JSON.</summary>
    public string Text => Encoding.UTF8.GetString(Source);
}
