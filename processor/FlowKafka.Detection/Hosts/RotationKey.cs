using System.Globalization;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Hosts;

/// <summary>
/// The key of a conversation that hops: an <see cref="IpPair"/> of the client and the first address of the network, whose
/// tenant is the pair's own with <c>|network:port</c> behind it. No tenant has a '|'.
/// </summary>
public static class RotationKey
{
    private const char Mark = '|';

    /// <summary>Makes the key.</summary>
    public static IpPair Of(in IpAddress client, in IpAddress network, byte protocol, string tenant, string networkName, ushort port) =>
        IpPair.Of(client, network, protocol, string.Create(CultureInfo.InvariantCulture, $"{tenant}{Mark}{networkName}:{port}"));

    /// <summary>True when the pair is such a key.</summary>
    public static bool Is(in IpPair pair) => pair.Tenant.Contains(Mark, StringComparison.Ordinal);

    /// <summary>The tenant without what makes it a key.</summary>
    public static string TenantOf(string tenant)
    {
        var mark = tenant.IndexOf(Mark, StringComparison.Ordinal);
        return mark < 0 ? tenant : tenant[..mark];
    }
}
