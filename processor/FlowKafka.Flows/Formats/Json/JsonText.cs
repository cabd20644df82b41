namespace FlowKafka.Flows;

/// <summary>Where in a document a string's content (without its quotes), a number or a literal stands; <c>null</c> and what
/// is absent have no length.</summary>
internal readonly struct JsonText(int start, int length, bool isEscaped)
{
    public int Start { get; } = start;

    public int Length { get; } = length;

    /// <summary>The string has escapes.</summary>
    public bool IsEscaped { get; } = isEscaped;
}
