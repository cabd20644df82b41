namespace FlowKafka.Streams.Windows;

/// <summary>How the window stage works. All instances of one pipeline must agree on it.</summary>
public sealed record WindowOptions
{
    /// <summary>Window length. Whole minutes, 1 to 64.</summary>
    public TimeSpan WindowSize { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A conversation ends when its pair has been silent this long. A whole number of windows.</summary>
    public TimeSpan ConversationSilence { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long unknown windows alone keep a conversation alive.</summary>
    public TimeSpan MaximumUnknown { get; init; } = TimeSpan.FromHours(24);

    /// <summary>For how many pairs a window keeps outbound refused traffic.</summary>
    public int RejectCapacity { get; init; } = 65_536;

    /// <summary>Ports that count as known service ports, beside the built-in ones.</summary>
    public IReadOnlyList<ushort> ServicePorts { get; init; } = [];

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        var size = WindowSize.TotalMilliseconds;
        if (size < 60_000 || size > 64 * 60_000 || size % 60_000 != 0)
            yield return $"WindowSize is {WindowSize}: it must be whole minutes, from 1 to 64.";
        else if (ConversationSilence <= TimeSpan.Zero || ConversationSilence.TotalMilliseconds % size != 0)
            yield return $"ConversationSilence is {ConversationSilence}: it must be a whole number of windows of {WindowSize}.";
        if (MaximumUnknown < TimeSpan.Zero)
            yield return $"MaximumUnknown is {MaximumUnknown}: it must not be negative.";
        if (RejectCapacity < 0)
            yield return $"RejectCapacity is {RejectCapacity}: it must not be negative.";
    }
}
