using System.Globalization;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Correlation;

/// <summary>Something that a detection may share with others.</summary>
/// <param name="Kind">What kind; one flag.</param>
/// <param name="Value">Its text, equal where the things are.</param>
internal readonly record struct SharedThing(ShareKinds Kind, string Value)
{
    public string Key => ShareFact.KeyOf(Kind, Value);

    /// <summary>
    /// What a detection may share. Without a port the server still is one, but its network says too little: half a cloud
    /// is in it.
    /// </summary>
    public static IReadOnlyList<SharedThing> Of(VerdictEntry entry, CorrelationOptions options)
    {
        var things = new List<SharedThing>(3);
        var port = entry.ServerPort.ToString(CultureInfo.InvariantCulture);
        if (options.ShareServer)
            things.Add(new(ShareKinds.Server, $"{entry.Server} {port}"));
        if (options.ShareNetwork && entry.ServerPort != 0)
            things.Add(new(ShareKinds.Network, $"{NetworkOf(entry.Server)} {port}"));
        if (options.ShareModel && entry.Model.Length > 0)
            things.Add(new(ShareKinds.Model, entry.Model));
        return things;
    }

    private static string NetworkOf(in IpAddress address) => address.IsV4
        ? $"{address with { Low = address.Low & ~0xFFul }}/24"
        : $"{new IpAddress(address.High & ~0xFFFFul, 0)}/48";
}
