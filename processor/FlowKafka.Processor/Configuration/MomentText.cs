using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Processor.Configuration;

/// <summary>Reads moments as people write them.</summary>
internal static class MomentText
{
    /// <summary>What is right, in words.</summary>
    public const string Expected = MomentFormat.Expected;

    /// <summary>A date, or a date and a time with or without an offset.</summary>
    public static bool TryParse(string text, out DateTimeOffset moment) => MomentFormat.TryParse(text, out moment);
}
