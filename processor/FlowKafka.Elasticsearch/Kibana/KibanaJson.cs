using System.Text.Encodings.Web;
using System.Text.Json;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>How JSON is written for Kibana.</summary>
internal static class KibanaJson
{
    /// <summary>On one line, and readable.</summary>
    public static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>On many lines, and readable.</summary>
    public static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };
}
