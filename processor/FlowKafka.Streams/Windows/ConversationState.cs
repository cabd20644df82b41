using FlowKafka.Streams.Points;

namespace FlowKafka.Streams.Windows;

/// <summary>What the window stage remembers of a pair between windows.</summary>
internal struct ConversationState
{
    public Conversation Conversation;

    /// <summary>Start of the newest window that was a point or unknown.</summary>
    public long LastSeen;

    /// <summary>Symbol of the reporter chosen for the lower address; 0 for none.</summary>
    public int LowerReporter;

    /// <summary>Symbol of the reporter chosen for the higher address; 0 for none.</summary>
    public int HigherReporter;

    public ushort LowerPort;
    public ushort HigherPort;

    /// <summary>True unless the lower address was silent in the newest window.</summary>
    public bool LowerSpoke;

    /// <summary>True unless the higher address was silent in the newest window.</summary>
    public bool HigherSpoke;

    /// <summary>Which sides were not silent; in an unknown window neither was.</summary>
    public static (bool Lower, bool Higher) Spoke(in WindowPoint point) =>
        (point.Unknown || point.Lower.Records > 0, point.Unknown || point.Higher.Records > 0);
}
