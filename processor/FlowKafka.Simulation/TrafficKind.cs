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
}
