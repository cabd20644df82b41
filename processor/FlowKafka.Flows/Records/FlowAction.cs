namespace FlowKafka.Flows;

/// <summary>What the reporter did with the traffic of a record.</summary>
public enum FlowAction : byte
{
    /// <summary>It let the traffic pass; also the value for sources that do not say.</summary>
    Accept = 0,

    /// <summary>It refused the traffic.</summary>
    Reject = 1,
}
