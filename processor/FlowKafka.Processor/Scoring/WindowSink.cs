using FlowKafka.Detection;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Scoring;

/// <summary>Hands closed windows' points to judge, and counts them.</summary>
internal sealed class WindowSink(Judge judge, WindowTotals totals) : IWindowSink
{
    public void Emit(in WindowPoint point)
    {
        totals.Emit(point);
        judge.Observe(point);
    }
}
