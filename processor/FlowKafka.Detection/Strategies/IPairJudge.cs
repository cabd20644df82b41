namespace FlowKafka.Detection.Strategies;

/// <summary>Judges pairs. Many threads may ask.</summary>
public interface IPairJudge
{
    /// <summary>When the pair is flagged for the first time; null when never.</summary>
    FirstFlag? Judge(PairHistory pair);

    /// <summary>Judges all pairs and keeps nothing: for taking the time, in the way in which it would be used on many.</summary>
    void JudgeAll(IReadOnlyList<PairHistory> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (var pair in pairs)
            Judge(pair);
    }
}
