using System.Text;

namespace FlowKafka.Detection.Documents;

/// <summary>What <c>network</c> says of protocols, laid out once: <c>"transport":"tcp","iana_number":"6","type":"</c>.</summary>
internal static class ProtocolText
{
    private static readonly byte[][] Known = [.. Enumerable.Range(0, 256).Select(protocol => MembersOf((byte)protocol))];

    public static ReadOnlySpan<byte> Of(byte protocol) => Known[protocol];

    private static byte[] MembersOf(byte protocol)
    {
        var transport = EcsObjects.Transport(protocol) is { } name ? $"\"transport\":\"{name}\"," : "";
        return Encoding.ASCII.GetBytes(FormattableString.Invariant($"{transport}\"iana_number\":\"{protocol}\",\"type\":\""));
    }
}
