using System.Globalization;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Hosts;

/// <summary>Writes and reads the text of keys: what it is of, the tenant and the rest, with '|' between; no tenant has one.</summary>
internal static class HostKeys
{
    public const string Server = "server", Client = "client", Miners = "miners", Rotation = "rotation", Network = "network";

    /// <summary>What tells a label from a network in the key of a rotation.</summary>
    public const string Label = "list";

    private const char Mark = '|';

    public static HostKey OfNetwork { get; } = new(Network);

    public static HostKey OfServer(string tenant, in IpAddress address, ushort port) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Server}|{tenant}|{address}|{port}"));

    public static HostKey OfClient(string tenant, in IpAddress address) => new($"{Client}|{tenant}|{address}");

    public static HostKey OfMiners(string tenant, in IpAddress address) => new($"{Miners}|{tenant}|{address}");

    /// <param name="tenant">The tenant.</param>
    /// <param name="client">The client.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="port">The server's port.</param>
    /// <param name="network">The network's first address; not read when there is a label.</param>
    /// <param name="label">The label of the list; null when the network is the group. It may have any character.</param>
    public static HostKey OfRotation(string tenant, in IpAddress client, byte protocol, ushort port, in IpAddress network, string? label) =>
        new(string.Create(
            CultureInfo.InvariantCulture, $"{Rotation}|{tenant}|{client}|{protocol}|{port}|{(label is null ? "net" : Label)}|{label ?? network.ToString()}"));

    /// <summary>The parts of a key.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static string[] Parts(HostKey key)
    {
        var count = key.Text[..(key.Text.IndexOf(Mark, StringComparison.Ordinal) is var mark and >= 0 ? mark : key.Text.Length)] switch
        {
            Server => 4,
            Client or Miners => 3,
            Rotation => 7,
            Network => 1,
            _ => throw Fault(key),
        };
        var parts = key.Text.Split(Mark, count);
        return parts.Length == count ? parts : throw Fault(key);
    }

    /// <summary>What is said of a key, or a state under it, that is not as it should be.</summary>
    public static FormatException Fault(HostKey key) => new($"'{key.Text}' in the changelog of hosts is not what this version writes.");
}
