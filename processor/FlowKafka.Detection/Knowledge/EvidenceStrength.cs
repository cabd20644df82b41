namespace FlowKafka.Detection.Knowledge;

/// <summary>What a coin, a pool or a software is known from; the stronger, the higher. In documents the names are in small letters.</summary>
public enum EvidenceStrength : byte
{
    /// <summary>Nothing tells it.</summary>
    Unknown = 0,

    /// <summary>The server's port, which many others use, too.</summary>
    Port,

    /// <summary>The model that matches best.</summary>
    Model,

    /// <summary>A list that the server is on.</summary>
    List,
}
