using System.Security.Cryptography;
using System.Text;

namespace FlowKafka.Detection.Correlation;

/// <summary>Names a campaign, the same wherever and whenever it is computed.</summary>
public static class CampaignId
{
    /// <summary>
    /// The first 128 bits, as 32 lower-case hexadecimal digits, of SHA-256 over the UTF-8 text
    /// <c>campaign</c>, a line feed, and the id of its first flagged episode.
    /// </summary>
    public static string Of(string firstEpisode) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("campaign\n" + firstEpisode)).AsSpan(0, 16));
}
