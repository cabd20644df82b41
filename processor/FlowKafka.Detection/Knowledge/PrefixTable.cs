using System.Collections;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Knowledge;

/// <summary>
/// Entries by network and port: one table for each prefix length that occurs, so that a search takes as many steps as there
/// are lengths. Immutable.
/// </summary>
internal sealed class PrefixTable<T>
{
    private readonly Level[] _levels;

    /// <summary>Makes a table.</summary>
    /// <param name="entries">Networks and ports, 0 for any port, with what is to be found there. Entries of one network and
    /// port are found in this order.</param>
    public PrefixTable(IEnumerable<(IpNetwork Network, ushort Port, T Entry)> entries)
    {
        _levels =
        [
            .. entries.GroupBy(e => (HasPort: e.Port != 0, e.Network.Length))
                .OrderByDescending(level => level.Key.HasPort).ThenByDescending(level => level.Key.Length)
                .Select(level => new Level(
                    level.Key.Length, level.Key.HasPort,
                    level.GroupBy(e => new Key(e.Network.First, e.Port)).ToDictionary(bucket => bucket.Key, bucket => bucket.Select(e => e.Entry).ToArray()))),
        ];
    }

    /// <summary>The entries of an address and port, those with a port before those without, then by length, the longest prefix first.</summary>
    public Matches Of(in IpAddress address, ushort port) => new(_levels, address, port);

    internal readonly record struct Key(IpAddress First, ushort Port);

    internal sealed record Level(byte Length, bool HasPort, Dictionary<Key, T[]> Buckets);

    /// <summary>Goes through the entries of an address without allocation, a network and port at a time.</summary>
    internal struct Matches(Level[] levels, IpAddress address, ushort port) : IEnumerator<T[]>
    {
        private int _next;

        public T[] Current { get; private set; } = [];

        readonly object IEnumerator.Current => Current;

        public readonly Matches GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_next < levels.Length)
            {
                var level = levels[_next++];
                if (address.IsV4 && level.Length < IpNetwork.MappedLength)
                    continue;
                if (!level.Buckets.TryGetValue(new(IpNetwork.Masked(address, level.Length), level.HasPort ? port : (ushort)0), out var bucket))
                    continue;
                Current = bucket;
                return true;
            }

            return false;
        }

        public void Reset() => _next = 0;

        public readonly void Dispose()
        {
        }
    }
}
