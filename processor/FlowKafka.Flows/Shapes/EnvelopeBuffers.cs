namespace FlowKafka.Flows;

/// <summary>Where the strings of an envelope are unescaped to.</summary>
internal sealed class EnvelopeBuffers
{
    /// <summary>Names, one at a time.</summary>
    public ScratchBuffer Name { get; } = new();

    /// <summary>The message.</summary>
    public ScratchBuffer Message { get; } = new();

    /// <summary>Base64, and then what it stands for.</summary>
    public ScratchBuffer Data { get; } = new();
}
