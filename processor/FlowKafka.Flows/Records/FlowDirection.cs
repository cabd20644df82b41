namespace FlowKafka.Flows;

/// <summary>The direction of a record as seen by its reporter. It says nothing of who began the conversation.</summary>
public enum FlowDirection : byte
{
    /// <summary>The source does not say.</summary>
    Unknown = 0,

    /// <summary>Into the reporting interface.</summary>
    Ingress = 1,

    /// <summary>Out of the reporting interface.</summary>
    Egress = 2,
}
