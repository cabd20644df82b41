using System.Text;

namespace FlowKafka.Flows;

/// <summary>Sets reporter and tenant of Azure's records: the subscription, the network interface that saw the flows by its
/// MAC address (else the resource that the log was switched on for), and the virtual network where the record names one.</summary>
internal sealed class AzureReporter(RecordNames names)
{
    /// <summary>Names of Azure resources are shorter; what is longer is cut.</summary>
    private const int LongestName = 128;

    private readonly byte[] _account = new byte[LongestName];
    private readonly byte[] _reporter = new byte[LongestName];
    private readonly byte[] _network = new byte[LongestName];

    /// <summary>Why the last names were refused.</summary>
    public RejectReason Reason => names.Reason;

    /// <summary>Sets the names in <paramref name="flow"/>.</summary>
    /// <param name="outline">The log record.</param>
    /// <param name="mac">The interface; empty where the flows name none.</param>
    /// <param name="flow">Takes the symbols and the reporter's hash.</param>
    public bool TrySet(in AzureOutline outline, ReadOnlySpan<byte> mac, ref TwoWayFlow flow)
    {
        var account = AzureResource.After(outline.Resource, "subscriptions"u8);
        if (account.IsEmpty)
            account = AzureResource.After(outline.FlowLog, "subscriptions"u8);
        if (mac.IsEmpty)
            mac = outline.Mac;
        if (mac.IsEmpty)
            mac = AzureResource.Last(outline.Resource.IsEmpty ? outline.FlowLog : outline.Resource);
        var network = AzureResource.After(outline.Resource, "virtualNetworks"u8);
        return names.TrySet(Lower(account, _account), Lower(mac, _reporter), Lower(network, _network), ref flow.Forward, out flow.ReporterHash);
    }

    private static ReadOnlySpan<byte> Lower(ReadOnlySpan<byte> name, byte[] room)
    {
        name = name[..Math.Min(name.Length, LongestName)];
        // What is no ASCII is refused with its name.
        return Ascii.ToLower(name, room, out var length) == System.Buffers.OperationStatus.Done ? room.AsSpan(0, length) : name;
    }
}
