using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>Measures one thing of a conversation. Pure; allocates nothing when it is cheap.</summary>
/// <param name="windows">The complete windows, oldest first, with gaps where the pair was silent.</param>
/// <returns>The measure; NaN when there are too few windows to tell.</returns>
public delegate double CompanionMeasure(ReadOnlySpan<OrientedWindow> windows);
