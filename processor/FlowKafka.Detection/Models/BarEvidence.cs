namespace FlowKafka.Detection.Models;

/// <summary>
/// How often a bar was met by pairs that it was not made of, of those that had enough complete points for it: what the
/// score follows from.
/// </summary>
/// <param name="MinersMatched">Mining pairs that met it at some time.</param>
/// <param name="MinersJudged">Mining pairs with enough points.</param>
/// <param name="OthersMatched">Pairs without mining that met it at some time.</param>
/// <param name="OthersJudged">Pairs without mining, with enough points.</param>
public sealed record BarEvidence(int MinersMatched, int MinersJudged, int OthersMatched, int OthersJudged)
{
    /// <summary>
    /// How much more often miners meet the bar than others, each rate with half a success and half a failure added (the
    /// prior of H. Jeffreys, "An invariant form for the prior probability in estimation problems", 1946), so that none is 0; 0 when no miner met it, of which nothing follows.
    /// </summary>
    public double LikelihoodRatio => MinersMatched == 0 ? 0 : ((MinersMatched + 0.5) / (MinersJudged + 1)) / ((OthersMatched + 0.5) / (OthersJudged + 1));
}
