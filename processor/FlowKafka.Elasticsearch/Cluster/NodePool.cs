namespace FlowKafka.Elasticsearch;

/// <summary>
/// The nodes in turn. One that fails rests, longer each time, up to a minute; when all rest, the one whose rest ends first is
/// asked all the same.
/// </summary>
internal sealed class NodePool
{
    internal static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);
    internal static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly Node[] _nodes;
    private readonly TimeProvider _time;
    private int _next;

    public NodePool(IEnumerable<string> addresses, TimeProvider time)
    {
        _nodes = [.. addresses.Select(address => new Node(new Uri(address.TrimEnd('/') + "/")))];
        _time = time;
    }

    public int Count => _nodes.Length;

    /// <summary>Who is asked next.</summary>
    public Uri Next()
    {
        lock (_nodes)
        {
            var now = _time.GetTimestamp();
            var best = -1;
            for (var i = 0; i < _nodes.Length; i++)
            {
                var node = (_next + i) % _nodes.Length;
                if (!_nodes[node].Rests(now))
                {
                    best = node;
                    break;
                }

                if (best < 0 || _nodes[node].RestsUntil < _nodes[best].RestsUntil)
                    best = node;
            }

            _next = (best + 1) % _nodes.Length;
            return _nodes[best].Address;
        }
    }

    /// <summary>It answered.</summary>
    public void Succeeded(Uri address)
    {
        lock (_nodes)
        {
            Find(address).Failures = 0;
        }
    }

    /// <summary>It did not answer, or said that it is not well.</summary>
    public void Failed(Uri address)
    {
        lock (_nodes)
        {
            var node = Find(address);
            var rest = Math.Min(FirstRest.TotalSeconds * Math.Pow(2, node.Failures), LongestRest.TotalSeconds);
            node.Failures++;
            node.RestsUntil = _time.GetTimestamp() + (long)(rest * _time.TimestampFrequency);
        }
    }

    private Node Find(Uri address) => Array.Find(_nodes, node => ReferenceEquals(node.Address, address))!;

    private sealed class Node(Uri address)
    {
        public Uri Address { get; } = address;

        public int Failures { get; set; }

        public long RestsUntil { get; set; }

        public bool Rests(long now) => Failures > 0 && now < RestsUntil;
    }
}
