using FlowKafka.Detection;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Scoring;

/// <summary>Hands closed windows' points to what judges them, and counts them.</summary>
internal sealed class WindowSink(DetectionChain chain, WindowTotals totals) : IWindowSink
{
    public void Emit(in WindowPoint point)
    {
        totals.Emit(point);
        chain.Emit(point);
    }
}
