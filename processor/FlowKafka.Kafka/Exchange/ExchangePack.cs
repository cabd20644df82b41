namespace FlowKafka.Kafka.Exchange;

/// <summary>What one source partition hands to one target partition about a window; the payload is the message's own bytes.</summary>
internal readonly ref struct ExchangePack
{
    /// <summary>The partition that wrote it.</summary>
    public required int Source { get; init; }

    /// <summary>End of the window, Unix milliseconds, exclusive.</summary>
    public required long WindowEnd { get; init; }

    /// <summary>0, 1, … within source, target and window.</summary>
    public required int Sequence { get; init; }

    /// <summary>What is handed over.</summary>
    public required ReadOnlySpan<byte> Payload { get; init; }
}
