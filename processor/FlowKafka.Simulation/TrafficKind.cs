namespace FlowKafka.Simulation;

/// <summary>What a simulated conversation is. In JSON the names are in kebab case.</summary>
public enum TrafficKind
{
    /// <summary>xmrig at an XMR pool. Mining.</summary>
    XmrStratum,

    /// <summary>xmrig's donation: one minute in a hundred at a second server. Mining.</summary>
    XmrDonation,

    /// <summary>ethminer at an ETH pool. Mining.</summary>
    EthStratum,

    /// <summary>A GPU at an equihash pool. Mining.</summary>
    ZecStratum,

    /// <summary>A miner that its firewall refuses: rejected connection attempts only. Mining.</summary>
    BlockedMiner,

    /// <summary>A person on a web site, in bursts, over TLS.</summary>
    WebBrowsing,

    /// <summary>A page left open that renews itself every half minute or so.</summary>
    WebPolling,

    /// <summary>A Nest device's log sink, port 11095.</summary>
    NestLog,

    /// <summary>XMPP, port 5222.</summary>
    XmppChat,

    /// <summary>A push service on port 5223.</summary>
    ApplePush,

    /// <summary>Xiaomi's push service, port 5222.</summary>
    XiaomiPush,

    /// <summary>WeChat, port 5228: bare keepalives.</summary>
    WeChatPush,

    /// <summary>MQTT with nothing but its 60-second ping.</summary>
    MqttKeepalive,

    /// <summary>An MQTT publisher of 200–350 bytes every 20–60 seconds. A hard look-alike.</summary>
    MqttPublisher,

    /// <summary>A monitoring agent: 200–350 bytes up every 20–60 seconds, an ACK, now and then a push. The hardest look-alike.</summary>
    TelemetryAgent,

    /// <summary>Azure IoT's MQTT with pings every 300 seconds.</summary>
    AzureIot,

    /// <summary>RabbitMQ's heartbeats every 60 seconds.</summary>
    AmqpHeartbeat,

    /// <summary>A Kafka consumer: heartbeats every 3 seconds.</summary>
    KafkaClient,

    /// <summary>A kubelet's lease renewals every 10 seconds.</summary>
    Kubelet,

    /// <summary>SignalR's pings every 15 seconds.</summary>
    SignalR,

    /// <summary>A pooled database connection with a life of 30 minutes.</summary>
    DatabasePool,

    /// <summary>Somebody at a shell over SSH.</summary>
    InteractiveSsh,

    /// <summary>Password guessing at an exposed SSH server.</summary>
    SshBruteForce,

    /// <summary>A SCADA master that polls with DNP3, port 20000.</summary>
    Dnp3Polling,

    /// <summary>A Gnutella peer.</summary>
    Gnutella,

    /// <summary>A Bitcoin node's peer-to-peer contact, port 8333; no pool mining.</summary>
    BitcoinNode,

    /// <summary>IMAP IDLE, renewed within 29 minutes.</summary>
    ImapIdle,

    /// <summary>A nightly backup.</summary>
    Backup,

    /// <summary>DNS over UDP.</summary>
    Dns,

    /// <summary>NTP over UDP.</summary>
    Ntp,

    /// <summary>WireGuard's keepalives over UDP every 25 seconds.</summary>
    WireGuard,

    /// <summary>ICMP echo from a monitor.</summary>
    Ping,

    /// <summary>Scanners from outside; rejected.</summary>
    InboundScan,

    /// <summary>A service that its firewall keeps from getting out; rejected.</summary>
    OutboundBlocked,

    /// <summary>A SHA-256 miner at a BTC pool. Mining.</summary>
    BtcStratum,

    /// <summary>A mining proxy at an XMR pool, for the rigs behind it. Mining.</summary>
    XmrProxy,

    /// <summary>A rig at a mining proxy in its own network. Mining.</summary>
    XmrRig,

    /// <summary>Malware with little power at an XMR pool, over TLS to port 443: hardly any shares. Mining.</summary>
    XmrStealth,

    /// <summary>xmrig at a pool over whose addresses it hops. Mining.</summary>
    XmrRotating,

    /// <summary>An agent, a shipper or a chat that hops over the addresses of its service.</summary>
    HoppingAgent,

    /// <summary>A miner without a pool that polls a node's RPC for block templates. Mining.</summary>
    SoloMining,

    /// <summary>A shell over SSH that nobody uses: keepalives every 15 to 300 seconds.</summary>
    IdleSsh,

    /// <summary>A metrics server that fetches some kilobytes every 10 to 60 seconds.</summary>
    MetricsScrape,

    /// <summary>A log shipper that sends batches of some hundred bytes to tens of kilobytes.</summary>
    LogShipping,

    /// <summary>Chat over a websocket: pings and messages in both directions, by day.</summary>
    WebSocketChat,

    /// <summary>A market ticker over a websocket: several messages a minute to several a second, all of them down.</summary>
    MarketTicker,

    /// <summary>A shared document over a websocket, while people write.</summary>
    LiveCollaboration,

    /// <summary>A VPN over TCP: keepalives, and whatever its user does.</summary>
    VpnOverTcp,

    /// <summary>An Ethereum node's peer-to-peer contact, port 30303; no pool mining.</summary>
    EthereumNode,

    /// <summary>A load balancer that asks its targets for their health, each time over a new connection.</summary>
    HealthCheck,

    /// <summary>Requests that a server holds for up to a minute before it answers.</summary>
    LongPolling,

    /// <summary>Files over FTP: control on port 21, data on ports that vary.</summary>
    FileTransfer,

    /// <summary>One visit, or some, to a place that is not visited again: most pairs of a real log.</summary>
    PassingVisit,
}
