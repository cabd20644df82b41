namespace FlowKafka.Flows;

/// <summary>What records of collectors of NetFlow, IPFIX and sFlow have in common.</summary>
internal static class CollectorRecord
{
    private const byte Syn = 0x02;
    private const byte Ack = 0x10;

    private static ReadOnlySpan<byte> EgressMark => ":egress"u8;

    /// <summary>Makes the whole of samples: one packet in <paramref name="rate"/> was counted. False when it is too much to
    /// count. A rate of 0 says that the collector does not know it.</summary>
    public static bool TryScale(long rate, ref FlowRecord record)
    {
        if (rate <= 1)
            return true;
        if (record.Packets > long.MaxValue / rate || record.Bytes > long.MaxValue / rate)
            return false;
        record.Packets *= rate;
        record.Bytes *= rate;
        record.IsSampled = true;
        return true;
    }

    /// <summary>The flags OR-ed over the packets that were counted. Of several, SYN and ACK do not tell a client's SYN with ACKs
    /// after it from a server's SYN+ACK: the SYN is left out.</summary>
    public static byte FlagsOf(long flags, long packets) =>
        (byte)(packets != 1 && (flags & (Syn | Ack)) == (Syn | Ack) ? flags & ~Syn : flags);

    /// <summary>The reporter's name: the exporter, and apart from it what it counted on the way out, since an exporter that
    /// counts in both directions counts every packet twice.</summary>
    public static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> exporter, FlowDirection direction, byte[] buffer)
    {
        if (direction != FlowDirection.Egress || exporter.Length + EgressMark.Length > buffer.Length)
            return exporter;
        exporter.CopyTo(buffer);
        EgressMark.CopyTo(buffer.AsSpan(exporter.Length));
        return buffer.AsSpan(0, exporter.Length + EgressMark.Length);
    }
}
