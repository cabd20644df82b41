namespace FlowKafka.Flows;

/// <summary>
/// TCP flags of both sides of a connection, from what Zeek noted of it. An ACK is set beside a SYN only where both were in one packet,
/// as SYN and ACK tell the windows who began.
/// </summary>
internal static class ZeekHistory
{
    private const byte Fin = 0x01;
    private const byte Syn = 0x02;
    private const byte Rst = 0x04;
    private const byte Ack = 0x10;

    /// <summary>Reads the history's letters: capitals are the originator's.</summary>
    public static (byte Originator, byte Responder) Flags(ReadOnlySpan<byte> history)
    {
        int originator = 0, responder = 0;
        foreach (var letter in history)
        {
            var flag = FlagOf((byte)(letter | 0x20));
            if (letter is >= (byte)'A' and <= (byte)'Z')
                originator |= flag;
            else
                responder |= flag;
        }

        return (Settled(originator), Settled(responder));
    }

    /// <summary>What a connection's state tells where there is no history, and Zeek's word for who the originator is where
    /// there is no state either.</summary>
    public static (byte Originator, byte Responder) FlagsOfState(ReadOnlySpan<byte> state)
    {
        if (state.SequenceEqual("OTH"u8))
            return (0, 0);
        if (state.SequenceEqual("RSTRH"u8) || state.SequenceEqual("SHR"u8))
            return (0, Syn | Ack);
        if (state.SequenceEqual("S0"u8) || state.SequenceEqual("SH"u8) || state.SequenceEqual("RSTOS0"u8))
            return (Syn, 0);
        return state.SequenceEqual("REJ"u8) ? (Syn, (byte)(Rst | Ack)) : (Syn, (byte)(Syn | Ack));
    }

    private static int FlagOf(byte letter) => letter switch
    {
        (byte)'s' => Syn,
        (byte)'h' => Handshake,
        (byte)'a' or (byte)'d' => Ack,
        (byte)'f' => Fin,
        (byte)'r' => Rst,
        (byte)'i' => Fin | Rst,
        _ => 0,
    };

    /// <summary>A SYN+ACK, until it is known whether a SYN of its own came from that side too.</summary>
    private const int Handshake = 0x100;

    private static byte Settled(int flags)
    {
        if ((flags & Syn) != 0)
            return (byte)(flags & ~Ack);
        return (byte)((flags & Handshake) != 0 ? flags | Syn | Ack : flags);
    }
}
