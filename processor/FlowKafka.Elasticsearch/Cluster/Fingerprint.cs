namespace FlowKafka.Elasticsearch;

/// <summary>The SHA-256 fingerprint of a certificate, in hexadecimal, with colons or without.</summary>
internal static class Fingerprint
{
    private const int Length = 32;

    /// <summary>Reads one; null when it is none.</summary>
    public static byte[]? Read(string text)
    {
        var digits = text.Replace(":", "", StringComparison.Ordinal).Trim();
        var bytes = new byte[Length];
        return digits.Length == 2 * Length && Convert.FromHexString(digits, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? bytes
            : null;
    }
}
