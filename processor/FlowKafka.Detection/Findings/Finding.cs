namespace FlowKafka.Detection.Findings;

/// <summary>One thing that was found of a conversation, with the numbers that explain it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Grade">How strongly: 0 for not at all, 1 and up for what the kind's detector says.</param>
/// <param name="Value">What was measured, in the kind's unit.</param>
/// <param name="Bound">What it was held against.</param>
public readonly record struct Finding(FindingKind Kind, int Grade, double Value, double Bound)
{
    /// <summary>Nothing was found.</summary>
    public static Finding None => default;

    /// <summary>A second number, where the kind has one.</summary>
    public double Second { get; init; }

    /// <summary>A name, where the kind has one: a list's, a pool's, a network.</summary>
    public string? Label { get; init; }

    /// <summary>True when something was found.</summary>
    public bool IsFound => Grade > 0;
}
