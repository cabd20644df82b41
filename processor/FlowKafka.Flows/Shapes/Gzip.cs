namespace FlowKafka.Flows;

/// <summary>Knows gzip by its first bytes (RFC 1952, section 2.3.1).</summary>
public static class Gzip
{
    /// <summary>Firehose compresses what CloudWatch has compressed already.</summary>
    public const int DeepestNesting = 2;

    /// <summary>Whether bytes begin so.</summary>
    public static bool Is(ReadOnlySpan<byte> start) => start.Length >= 2 && start[0] == 0x1F && start[1] == 0x8B;

    /// <summary>The plain bytes of a stream that may be compressed. Reading throws <see cref="InvalidDataException"/> where
    /// the compression is broken or the budget is spent; what is opened is counted.</summary>
    internal static Stream Open(Stream source, DecompressionBudget budget, RecordOutlet outlet) =>
        new PlainStream(source, DeepestNesting, budget, outlet);

    /// <summary>The plain bytes of a stream that may be compressed, without a limit. Reading throws
    /// <see cref="InvalidDataException"/> where the compression is broken.</summary>
    public static Stream Open(Stream source) => Open(source, new DecompressionBudget(long.MaxValue), new RecordOutlet(new DecodeCounts()));
}
