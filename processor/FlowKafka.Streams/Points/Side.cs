namespace FlowKafka.Streams.Points;

/// <summary>One of the two addresses of a pair.</summary>
public enum Side : byte
{
    /// <summary>The pair's lower address.</summary>
    Lower = 0,

    /// <summary>The pair's higher address.</summary>
    Higher = 1,
}
