using FlowKafka.Flows;

namespace FlowKafka.Detection.Documents;

/// <summary>What documents need of tenants' names: their hash, and themselves as a member of an object. A bounded number is kept.</summary>
internal sealed class TenantText
{
    private const int Most = 1024;

    private readonly Dictionary<string, (ulong Hash, byte[] Member)> _known = new(StringComparer.Ordinal);
    private string? _newest;

    /// <summary>The hash of the tenant that was chosen.</summary>
    public ulong Hash { get; private set; }

    /// <summary><c>"tenant":"…",</c>, or nothing for the empty name.</summary>
    public byte[] Member { get; private set; } = [];

    /// <summary>Chooses a tenant.</summary>
    public void Choose(string tenant)
    {
        if (_newest is not null && string.Equals(tenant, _newest, StringComparison.Ordinal))
            return;
        if (!_known.TryGetValue(tenant, out var found))
        {
            if (_known.Count == Most)
                _known.Clear();
            _known.Add(tenant, found = (StableHash.OfText(tenant), MemberOf(tenant)));
        }

        (_newest, Hash, Member) = (tenant, found.Hash, found.Member);
    }

    private static byte[] MemberOf(string tenant)
    {
        if (tenant.Length == 0)
            return [];
        var text = new byte[tenant.Length * JsonText.LongestCharacter];
        return [.. "\"tenant\":\""u8, .. text.AsSpan(0, JsonText.Write(tenant, text)), .. "\","u8];
    }
}
