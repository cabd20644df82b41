namespace FlowKafka.Streams.Windows;

/// <summary>TCP flag bits (RFC 9293, section 3.1).</summary>
internal static class TcpFlag
{
    public const byte Syn = 0x02;
    public const byte Ack = 0x10;
}
