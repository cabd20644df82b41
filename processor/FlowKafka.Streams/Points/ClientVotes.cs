namespace FlowKafka.Streams.Points;

/// <summary>
/// Evidence of one rank for who is the client, counted over a conversation. <see cref="Leader"/> is the side that last
/// had a majority: a tie keeps it, so the verdict does not depend on where a reader began.
/// </summary>
/// <param name="Lower">Votes for the lower address as client.</param>
/// <param name="Higher">Votes for the higher address as client.</param>
/// <param name="Leader">The side that last had a majority; meaningless without votes.</param>
public readonly record struct ClientVotes(int Lower, int Higher, Side Leader)
{
    /// <summary>True when at least one vote was cast.</summary>
    public bool Any => Lower + Higher > 0;

    /// <summary>Votes for the leader.</summary>
    public int ForLeader => Leader == Side.Lower ? Lower : Higher;

    /// <summary>Adds a window's vote, if it has one, and gives the lead to the side with a majority.</summary>
    public ClientVotes Add(Side? client)
    {
        var (l, h) = (Lower + (client == Side.Lower ? 1 : 0), Higher + (client == Side.Higher ? 1 : 0));
        return new(l, h, l > h ? Side.Lower : h > l ? Side.Higher : Leader);
    }

    /// <summary>The side with the greater number; null in a tie.</summary>
    public static Side? Majority(int lower, int higher) =>
        lower > higher ? Side.Lower : higher > lower ? Side.Higher : null;
}
