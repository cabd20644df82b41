using System.Text;

namespace FlowKafka.Flows;

/// <summary>Takes the names out of an Azure resource id, as
/// <c>/subscriptions/S/resourceGroups/G/providers/Microsoft.Network/virtualNetworks/V</c>. Azure writes one id in several
/// cases: names are compared, and kept, without regard to it.</summary>
internal static class AzureResource
{
    /// <summary>The part behind the part of a name; empty where there is none.</summary>
    public static ReadOnlySpan<byte> After(ReadOnlySpan<byte> id, ReadOnlySpan<byte> name)
    {
        while (!id.IsEmpty)
        {
            var part = First(id);
            id = id[Math.Min(id.Length, part.Length + 1)..];
            if (Ascii.EqualsIgnoreCase(part, name))
                return First(id);
        }

        return default;
    }

    /// <summary>The last part.</summary>
    public static ReadOnlySpan<byte> Last(ReadOnlySpan<byte> id)
    {
        id = id.TrimEnd((byte)'/');
        return id[(id.LastIndexOf((byte)'/') + 1)..];
    }

    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> id)
    {
        var end = id.IndexOf((byte)'/');
        return end < 0 ? id : id[..end];
    }
}
