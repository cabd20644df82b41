namespace FlowKafka.Detection.Knowledge;

/// <summary>An entry of a list that an address is on.</summary>
/// <param name="Kind">What kind of list.</param>
/// <param name="List">The list's name.</param>
/// <param name="Version">The list's version.</param>
/// <param name="Entry">The entry as it is written.</param>
public sealed record ListHit(ListKind Kind, string List, string Version, string Entry)
{
    /// <summary>The entry's label; empty without one.</summary>
    public string Label { get; init; } = "";

    /// <summary>The coin that the entry names; empty without one.</summary>
    public string Coin { get; init; } = "";

    /// <summary>The pool that the entry names; empty without one.</summary>
    public string Pool { get; init; } = "";

    /// <summary>The software that the entry names; empty without one.</summary>
    public string Software { get; init; } = "";

    /// <summary>The list and its version, with the label where there is one: <c>list@version: label</c>.</summary>
    public string Caption { get; init; } = "";

    /// <summary>True when the entry names a port, which makes it surer than an address or network alone.</summary>
    public bool HasPort { get; init; }
}
