using System.Collections.Immutable;

namespace FlowKafka.Detection.Companions;

/// <summary>A measure of a whole conversation, beside the hulls that judge its points one by one.</summary>
/// <param name="Name">Its name in models and documents, in kebab case.</param>
/// <param name="Unit">The unit of its value, such as <c>bytes</c>; empty for a plain number.</param>
/// <param name="Meaning">What it says, in one line.</param>
/// <param name="Source">Where the idea or the formula is from.</param>
/// <param name="IsCostly">True when it takes more than some microseconds over a day of windows: asked only when the cheap ones leave doubt.</param>
/// <param name="Measure">The function.</param>
public sealed record Companion(string Name, string Unit, string Meaning, string Source, bool IsCostly, CompanionMeasure Measure)
{
    /// <summary>All companions, in the order of docs/detection.md.</summary>
    public static ImmutableArray<Companion> All => CompanionList.All;

    /// <summary>The companion of that name; null when there is none.</summary>
    public static Companion? Named(string name) => CompanionList.Named(name);
}
