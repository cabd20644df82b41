using FlowKafka.Flows;
using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Network;

/// <summary>A network in the making: its machines and what they say to each other.</summary>
internal sealed class SimulatedNetwork
{
    private readonly AddressPlan _addresses;
    private readonly SeededRandom _random;
    private readonly List<NetworkInterface> _interfaces = [];
    private readonly HashSet<(IpAddress, IpAddress, byte)> _inside = [];

    public SimulatedNetwork(SimulationOptions options)
    {
        Options = options;
        _random = new SeededRandom(SeededRandom.Mix((ulong)options.Seed, 0xF10F));
        _addresses = new AddressPlan(_random.Fork());
        Queue = new DeliveryQueue(options.Disorder, options.Duplicates, _random.Fork());
        Start = options.StartTime.ToUnixTimeMilliseconds();
        End = Start + Math.Max(1, (long)(options.Hours * 3_600_000));
        AddHosts();
    }

    public SimulationOptions Options { get; }

    public DeliveryQueue Queue { get; }

    public long Start { get; }

    public long End { get; }

    public List<Host> Hosts { get; } = [];

    public List<Conversation> Conversations { get; } = [];

    public List<SimulatedMiner> Miners { get; } = [];

    public IReadOnlyList<NetworkInterface> Interfaces => _interfaces;

    /// <summary>A generator for one population or conversation, independent of all others.</summary>
    public SeededRandom Fork() => _random.Fork();

    public Endpoint Outside() => new(_addresses.NextPublic(), null);

    public Endpoint OutsideV6() => new(_addresses.NextPublicV6(), null);

    public Endpoint[] Outside(int count)
    {
        var endpoints = new Endpoint[count];
        for (var i = 0; i < count; i++)
            endpoints[i] = Outside();
        return endpoints;
    }

    /// <summary>Machines outside that are in one network.</summary>
    public Endpoint[] OutsideNetwork(int count) => [.. _addresses.NextNetwork(count).Select(address => new Endpoint(address, null))];

    /// <summary>An IPv6 address of a machine's interface, beside its IPv4 one.</summary>
    public Endpoint SecondAddress(Host host) => new(_addresses.NextPublicV6(), host.Endpoint.Interface);

    public Pair Pair(Endpoint client, Endpoint server, ushort port, TrafficKind kind, byte protocol = Tcp) =>
        new(client, server, port, protocol, kind, Start, End, Ongoing: true);

    /// <summary>Adds a conversation, unless another one has its pair of addresses already: a pair has one kind of traffic.</summary>
    public void Add(Conversation conversation)
    {
        var pair = conversation.Pair;
        if (pair.Server.Interface is null || pair.Client.Interface is null || _inside.Add(Unordered(pair)))
            Conversations.Add(conversation);
    }

    public void AddPulse(Pair pair, PulseProfile profile) =>
        Add(PulseConversation.Of(pair, profile, Fork(), Queue));

    private const byte Tcp = Simulation.Conversations.Pair.Tcp;

    private static (IpAddress, IpAddress, byte) Unordered(Pair pair)
    {
        var (one, other) = (pair.Client.Address, pair.Server.Address);
        return one.Low < other.Low ? (one, other, pair.Protocol) : (other, one, pair.Protocol);
    }

    private void AddHosts()
    {
        var accounts = new string[Options.Accounts];
        for (var i = 0; i < accounts.Length; i++)
            accounts[i] = (100_000_000_000 + (long)(_random.Next() % 800_000_000_000)).ToString("D12", null);
        for (var i = 0; i < Options.Hosts; i++)
        {
            var account = i % accounts.Length;
            var nitro = _random.Chance(0.5);
            var interval = Options.Aggregation == SimulatedAggregation.Mixed ? nitro ? 60 : 600 : (int)Options.Aggregation;
            var id = $"eni-{_random.Next() & 0xF_FFFF_FFFF_FFFF:x13}{_random.Next() & 0xFFFF:x4}";
            var networkInterface = new NetworkInterface(accounts[account], id, interval, Start, Options, _random);
            _interfaces.Add(networkInterface);
            var role = HostRoles.Of(Options.Fleet, i / accounts.Length);
            Hosts.Add(new Host(new Endpoint(_addresses.NextPrivate(), networkInterface), role, account));
        }
    }
}
