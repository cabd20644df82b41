namespace FlowKafka.Detection.Correlation;

/// <summary>Who an entity is.</summary>
public enum EntityKind : byte
{
    /// <summary>A person.</summary>
    User = 0,

    /// <summary>A machine.</summary>
    Host,

    /// <summary>An instance in a cloud.</summary>
    Instance,
}
