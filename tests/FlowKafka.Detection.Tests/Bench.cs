using FlowKafka.Detection.Models;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Tests;

/// <summary>A judge and its recorder, fed window after window.</summary>
internal sealed class Bench
{
    public Bench(JudgeOptions? options = null, params Model[] models)
    {
        Judge = new(options ?? new(), models.Length == 0 ? [BoxModel.Of()] : models, Recorder);
    }

    public Recorder Recorder { get; } = new();

    public Judge Judge { get; }

    /// <summary>Observes the points of windows first to last and closes each window.</summary>
    public Bench Run(IEnumerable<WindowPoint> points, int first, int last)
    {
        var byWindow = points.ToLookup(p => (int)((p.Start - Trace.Origin) / Trace.Size));
        for (var window = first; window <= last; window++)
        {
            foreach (var point in byWindow[window])
                Judge.Observe(point);
            Judge.Advance(Trace.EndOf(window));
        }

        return this;
    }

    public Bench Run(Trace trace, int last) => Run(trace.Points, 0, last);
}
