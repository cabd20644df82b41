namespace FlowKafka.Detection.Strategies;

/// <summary>The talk's attempt 0: streams with several destination ports are dropped, all others stay.</summary>
public sealed class PortStrategy : IStrategy, IPairJudge
{
    /// <inheritdoc/>
    public string Name => "talk-0";

    /// <inheritdoc/>
    public string Meaning => "the talk's attempt 0: one destination port";

    /// <inheritdoc/>
    public bool IsTrained => false;

    /// <inheritdoc/>
    public IPairJudge Train(IReadOnlyList<CaptureHistory> miners) => this;

    /// <inheritdoc/>
    public FirstFlag? Judge(PairHistory pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        if (pair.Conversations.Count == 0)
            return null;
        ushort only = 0;
        foreach (var conversation in pair.Conversations)
        {
            foreach (var point in conversation.Points)
            {
                if (point.ServerPorts > 1 || (point.ServerPort != 0 && only != 0 && point.ServerPort != only))
                    return null;
                only = point.ServerPort != 0 ? point.ServerPort : only;
            }
        }

        return WholePair.FlagOf(pair);
    }
}
