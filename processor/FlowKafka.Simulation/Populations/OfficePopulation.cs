using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Populations;

/// <summary>Desktops: people on the web by day, and push services all the time.</summary>
internal sealed class OfficePopulation
{
    private static readonly ushort[] TunnelPorts = [443, 443, 1194, 8443];
    private readonly SimulatedNetwork _network;
    private readonly SeededRandom _random;
    private readonly Endpoint[] _sites;
    private readonly Endpoint[] _sitesV6;
    private readonly VendorPool _apple, _xmpp, _xiaomi, _weChat, _signalR, _imap, _chat, _ticker, _collaboration, _longPolling;

    public OfficePopulation(SimulatedNetwork network)
    {
        _network = network;
        _random = network.Fork();
        _sites = network.Outside(60 + network.Options.Hosts);
        _sitesV6 = new Endpoint[20];
        for (var i = 0; i < _sitesV6.Length; i++)
            _sitesV6[i] = network.OutsideV6();
        _apple = Pool(TrafficKind.ApplePush, PulseProfiles.ApplePush, 6, 5223);
        _xmpp = Pool(TrafficKind.XmppChat, PulseProfiles.XmppChat, 2, 5222);
        _xiaomi = Pool(TrafficKind.XiaomiPush, PulseProfiles.XiaomiPush, 3, 5222);
        _weChat = Pool(TrafficKind.WeChatPush, PulseProfiles.WeChatPush, 4, 5228);
        _signalR = Pool(TrafficKind.SignalR, PulseProfiles.SignalR, 5, 443);
        _imap = Pool(TrafficKind.ImapIdle, PulseProfiles.ImapIdle, 3, 993);
        _chat = Vendors(TrafficKind.WebSocketChat, ServiceProfiles.WebSocketChat, 8);
        _ticker = Vendors(TrafficKind.MarketTicker, ServiceProfiles.MarketTicker, 5);
        _collaboration = Vendors(TrafficKind.LiveCollaboration, ServiceProfiles.LiveCollaboration, 5);
        _longPolling = Vendors(TrafficKind.LongPolling, ServiceProfiles.LongPolling, 8);
    }

    public void Add()
    {
        foreach (var host in _network.Hosts)
        {
            if (host.Role == HostRole.Office)
                AddDesktop(host);
        }
    }

    private void AddDesktop(Host host)
    {
        Browse(host.Endpoint, _sites, _random.Integer(15, 40));
        if (_random.Chance(0.1))
            Browse(_network.SecondAddress(host), _sitesV6, _random.Integer(3, 8));
        Poll(host, _random.Integer(1, 4));
        Sometimes(_apple, host, 0.3);
        Sometimes(_xmpp, host, 0.2);
        Sometimes(_xiaomi, host, 0.12);
        Sometimes(_weChat, host, 0.15);
        Sometimes(_signalR, host, 0.35);
        Sometimes(_imap, host, 0.4);
        Sometimes(_chat, host, 0.4);
        Sometimes(_ticker, host, 0.06);
        Sometimes(_collaboration, host, 0.25);
        Sometimes(_longPolling, host, 0.25);
        if (_random.Chance(0.08))
            Tunnel(host);
    }

    private void Browse(Endpoint client, Endpoint[] sites, int count)
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < count; i++)
        {
            // The square makes a few sites popular with everybody.
            var popularity = _random.Fraction();
            var site = (int)(popularity * popularity * sites.Length);
            if (!seen.Add(site))
                continue;
            var pair = _network.Pair(client, sites[site], 443, TrafficKind.WebBrowsing);
            var traits = TcpTraits.Draw(_random, tls: 0.97);
            _network.Add(new WebBrowsing(pair, _random.LogUniform(0.05, 1.5), _network.Fork(), _network.Queue, traits));
        }
    }

    private void Poll(Host host, int count)
    {
        foreach (var site in _network.Outside(count))
        {
            var pair = _network.Pair(host.Endpoint, site, 443, TrafficKind.WebPolling);
            _network.Add(new WebPolling(pair, _network.Fork(), _network.Queue, TcpTraits.Draw(_random, tls: 1)));
        }
    }

    private void Tunnel(Host host)
    {
        var pair = _network.Pair(host.Endpoint, _network.Outside(), _random.Pick(TunnelPorts), TrafficKind.VpnOverTcp);
        _network.Add(new VpnTunnel(pair, _network.Fork(), _network.Queue, TcpTraits.Draw(_random, tls: 0)));
    }

    private void Sometimes(VendorPool pool, Host host, double probability)
    {
        if (_random.Chance(probability))
            pool.Connect(host, 1, _random);
    }

    private VendorPool Vendors(TrafficKind kind, PulseProfile profile, int vendors) =>
        new(_network, kind, profile, vendors, 2, [443], _random);

    private VendorPool Pool(TrafficKind kind, PulseProfile profile, int servers, ushort port) =>
        new(_network, kind, profile, 1, servers, [port], _random);
}
