namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>Since when a client and a server have been talking, by points and by records longer than a window, and how much.</summary>
internal readonly record struct ConversationSpan(double Hours, double Bytes)
{
    private const double MillisecondsPerHour = 3_600_000;

    /// <summary>
    /// From the earlier of the conversation's start and the first long record's to the end of the newest window; no hours
    /// when neither is known: refused attempts are no conversation.
    /// </summary>
    public static ConversationSpan Of(in ConversationEvidence evidence)
    {
        var (start, bytes) = (long.MaxValue, 0.0);
        if (evidence.Conversation.Points + evidence.Conversation.UnknownWindows > 0)
            (start, bytes) = (evidence.Conversation.Start, (double)evidence.Conversation.LowerBytes + evidence.Conversation.HigherBytes);
        if (evidence.LongRecords.Count > 0)
            (start, bytes) = (Math.Min(start, evidence.LongRecords.FirstStart), bytes + evidence.LongRecords.ClientBytes + evidence.LongRecords.ServerBytes);
        return start >= evidence.End ? default : new((evidence.End - start) / MillisecondsPerHour, bytes);
    }

    /// <summary>True when the server lies outside the own networks, or nothing is known to lie inside.</summary>
    public static bool IsOutwards(in ConversationEvidence evidence) => evidence.Direction is "outbound" or "external";
}
