using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FlowKafka.Detection.Documents;

/// <summary>The rule and the threat that a detection names.</summary>
internal static class RuleObjects
{
    private const string Technique = "https://attack.mitre.org/techniques/T1496/";

    public static void Write(Utf8JsonWriter json, DetectionRule rule)
    {
        json.WriteStartObject("rule");
        json.WriteString("id", rule.Id);
        json.WriteString("uuid", UuidOf(rule.Id));
        json.WriteString("name", rule.Name);
        json.WriteString("version", rule.Version);
        json.WriteString("ruleset", "flowkafka");
        json.WriteString("category", "cryptomining");
        if (rule.IsMining)
            json.WriteString("reference", Technique + "001/");
        json.WriteEndObject();
    }

    public static void WriteThreat(Utf8JsonWriter json)
    {
        json.WriteStartObject("threat");
        json.WriteString("framework", "MITRE ATT&CK");
        json.WriteStartObject("tactic");
        WriteEntry(json, "TA0040", "Impact", "https://attack.mitre.org/tactics/TA0040/");
        json.WriteEndObject();
        json.WriteStartObject("technique");
        WriteEntry(json, "T1496", "Resource Hijacking", Technique);
        json.WriteStartObject("subtechnique");
        WriteEntry(json, "T1496.001", "Compute Hijacking", Technique + "001/");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, string id, string name, string reference)
    {
        EcsObjects.WriteArray(json, "id", id);
        EcsObjects.WriteArray(json, "name", name);
        EcsObjects.WriteArray(json, "reference", reference);
    }

    /// <summary>A UUID of version 8 (RFC 9562, section 5.8) from SHA-256 of the rule's id.</summary>
    private static string UuidOf(string id)
    {
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
