namespace FlowKafka.Streams.Points;

/// <summary>What one side of a pair sent in one window, as its chosen reporter saw it.</summary>
/// <param name="Bytes">Bytes, as IP total length.</param>
/// <param name="Packets">Packets.</param>
/// <param name="Records">Flow records that were summed.</param>
/// <param name="Reporter">The chosen reporter, <c>account/interface</c>; the last one known when nothing was sent, empty when there was none.</param>
/// <param name="Reporters">How many reporters told of this direction; only one is summed.</param>
public readonly record struct SentTraffic(long Bytes, long Packets, int Records, string Reporter, int Reporters)
{
    /// <summary>Nothing sent.</summary>
    public static SentTraffic None => new(0, 0, 0, "", 0);
}
