namespace FlowKafka.Detection.Knowledge;

/// <summary>One line of a list: what it names, and what it says of that. What is not said is null, 0 or empty.</summary>
public sealed record ListEntry
{
    /// <summary>The entry as it is written.</summary>
    public required string Text { get; init; }

    /// <summary>The address or network; null when the entry names a port alone, or an allow-entry any server.</summary>
    public IpNetwork? Network { get; init; }

    /// <summary>The port; 0 for any.</summary>
    public ushort Port { get; init; }

    /// <summary>The clients for whom an allow-entry holds; null for any.</summary>
    public IpNetwork? Client { get; init; }

    /// <summary>What the entry is of, where that differs from its list.</summary>
    public ListKind? Kind { get; init; }

    /// <summary>A label.</summary>
    public string Label { get; init; } = "";

    /// <summary>The coin.</summary>
    public string Coin { get; init; } = "";

    /// <summary>The pool.</summary>
    public string Pool { get; init; } = "";

    /// <summary>The software.</summary>
    public string Software { get; init; } = "";
}
