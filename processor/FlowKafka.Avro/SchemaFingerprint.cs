using System.Text;

namespace FlowKafka.Avro;

/// <summary>
/// CRC-64-AVRO of a schema's <see cref="CanonicalForm"/> (Apache Avro 1.11, "Schema Fingerprints").
/// </summary>
internal static class SchemaFingerprint
{
    private const ulong Empty = 0xC15D213AA4D7A795;

    private static readonly ulong[] Table = MakeTable();

    /// <summary>The fingerprint of a schema in JSON.</summary>
    public static ulong Of(string schema) => OfCanonical(CanonicalForm.Of(schema));

    /// <summary>The fingerprint of a canonical form.</summary>
    public static ulong OfCanonical(string form)
    {
        var fingerprint = Empty;
        foreach (var b in Encoding.UTF8.GetBytes(form))
            fingerprint = (fingerprint >> 8) ^ Table[(byte)(fingerprint ^ b)];
        return fingerprint;
    }

    private static ulong[] MakeTable()
    {
        var table = new ulong[256];
        for (var i = 0; i < table.Length; i++)
        {
            var value = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
                value = (value >> 1) ^ (Empty & (0 - (value & 1)));
            table[i] = value;
        }

        return table;
    }
}
