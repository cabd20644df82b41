namespace FlowKafka.Detection.Hosts;

/// <summary>As what a window's point is shown to a <see cref="HostBook"/>.</summary>
public enum HostRole : byte
{
    /// <summary>Its server's address is the book's.</summary>
    Server = 0,

    /// <summary>Its client's address is the book's.</summary>
    Client = 1,
}
