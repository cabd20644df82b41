using System.Globalization;
using FlowKafka.Detection.Hosts.Clients;
using FlowKafka.Detection.Hosts.Miners;
using FlowKafka.Detection.Hosts.Rotations;
using FlowKafka.Detection.Hosts.Servers;
using FlowKafka.Detection.Hosts.Tables;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Hosts;

/// <summary>Gives the changes of a book's states, and takes them back after a restart.</summary>
internal sealed class HostChangelog(ServerBook servers, ClientBook clients, MinerBook miners, RotationBook rotations, TextTable tenants)
{
    private NetworkHostState? _network;
    private bool _isNetworkChanged;
    private int _version;

    /// <summary>End of the newest window in any state that was restored, Unix milliseconds: up to it, states may hold a window already.</summary>
    public long RestoredThrough { get; private set; } = long.MinValue;

    /// <summary>Start of the first window that was ever seen, Unix milliseconds; 0 when there was none.</summary>
    public long Since => _network?.Since ?? 0;

    /// <summary>Learns that states are about to change.</summary>
    public void Begin(in ClosingWindow window)
    {
        _version++;
        if (_network is not null && _network.Since <= window.Start)
            return;
        _network = new() { AsOf = window.End, Since = window.Start };
        _isNetworkChanged = true;
    }

    public IReadOnlyList<HostChange> TakeChanges()
    {
        var version = _version;
        var changes = new HostChanges(() => _version == version);
        if (_isNetworkChanged)
            changes.Add(1, _ => new(HostKeys.OfNetwork, _network));
        _isNetworkChanged = false;
        Add(changes, servers.Table, servers.KeyOf, servers.ChangeAt);
        Add(changes, clients.Table, clients.KeyOf, clients.ChangeAt);
        Add(changes, miners.Table, miners.KeyOf, miners.ChangeAt);
        Add(changes, rotations.Table, rotations.KeyOf, rotations.ChangeAt);
        return changes;
    }

    public void Restore(HostChange change)
    {
        _version++;
        if (change.State is { } state)
            RestoredThrough = Math.Max(RestoredThrough, state.AsOf);
        try
        {
            Restore(change.Key, HostKeys.Parts(change.Key), change.State);
        }
        catch (Exception e) when (e is OverflowException or IndexOutOfRangeException or ArgumentException)
        {
            throw HostKeys.Fault(change.Key);
        }
    }

    private static void Add<TKey, TState>(HostChanges changes, StateTable<TKey, TState> table, KeyMaker<TKey> keyOf, Func<int, HostChange> changeAt)
        where TKey : struct, ITableKey, IEquatable<TKey>
        where TState : struct
    {
        var (changed, gone) = table.TakeChanges();
        changes.Add(gone.Length, i => new(keyOf(gone[i]), null));
        changes.Add(changed.Length, i => changeAt(changed[i]));
    }

    private void Restore(HostKey key, string[] parts, HostState? state)
    {
        switch (parts[0], state)
        {
            case (HostKeys.Network, NetworkHostState network):
                _network = network;
                break;
            case (HostKeys.Network, null):
                _network = null;
                break;
            case (HostKeys.Server, ServerHostState server):
                servers.Restore(IdOf(parts), server);
                break;
            case (HostKeys.Server, null):
                servers.Table.Drop(IdOf(parts));
                break;
            case (HostKeys.Client, ClientHostState client):
                clients.Restore(IdOf(parts), client);
                break;
            case (HostKeys.Client, null):
                clients.Table.Drop(IdOf(parts));
                break;
            case (HostKeys.Miners, MinersHostState mining):
                miners.Restore(IdOf(parts), mining);
                break;
            case (HostKeys.Miners, null):
                miners.Table.Drop(IdOf(parts));
                break;
            case (HostKeys.Rotation, RotationHostState rotation):
                rotations.Restore(RotationOf(parts), rotation);
                break;
            case (HostKeys.Rotation, null):
                rotations.Table.Drop(RotationOf(parts));
                break;
            default:
                throw HostKeys.Fault(key);
        }
    }

    private HostId IdOf(string[] parts) => new(
        IpAddress.Parse(parts[2]), tenants.NumberOf(parts[1]), parts.Length < 4 ? (ushort)0 : ushort.Parse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture));

    private RotationId RotationOf(string[] parts) => rotations.IdOf(
        parts[1], IpAddress.Parse(parts[2]), byte.Parse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture),
        ushort.Parse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture), parts[6], parts[5] == HostKeys.Label);

    private delegate HostKey KeyMaker<TKey>(in TKey key);
}
