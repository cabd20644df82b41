namespace FlowKafka.Detection.Knowledge;

/// <summary>
/// What a model's name says of coin and software. A name has parts between hyphens: the first is the coin, as
/// <c>xmr-low</c>; any other may be a miner's software, as <c>xmr-xmrig</c>. A first part that is no known coin, as of
/// <c>stratum</c>, says that the model is of any.
/// </summary>
/// <param name="Coin">The coin's symbol; empty when the model is of any.</param>
/// <param name="Software">The software; empty when the model is of any.</param>
public readonly record struct ModelProfile(string Coin, string Software)
{
    private static readonly string[] Coins =
        ["BTC", "BCH", "DOGE", "ERG", "ETC", "ETH", "FLUX", "KAS", "LTC", "RVN", "XMR", "ZEC", "ZEPH"];

    private static readonly string[] Programs =
        ["bfgminer", "cgminer", "cpuminer", "ethminer", "gminer", "lolminer", "nbminer", "p2pool", "phoenixminer", "t-rex", "teamredminer", "xmr-stak", "xmrig"];

    /// <summary>Reads a model's name; an empty one says nothing.</summary>
    public static ModelProfile Of(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var hyphen = model.IndexOf('-', StringComparison.Ordinal);
        var (first, rest) = hyphen < 0 ? (model, "") : (model[..hyphen], model[(hyphen + 1)..]);
        return new(
            Array.Find(Coins, coin => coin.Equals(first, StringComparison.OrdinalIgnoreCase)) ?? "",
            Array.Find(Programs, program => $"-{rest}-".Contains($"-{program}-", StringComparison.OrdinalIgnoreCase)) ?? "");
    }
}
