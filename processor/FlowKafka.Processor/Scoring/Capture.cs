using FlowKafka.Detection.Orientation;
using FlowKafka.Detection.Profiles;
using FlowKafka.Detection.Training;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Scoring;

/// <summary>The windows of one file, to train on or to judge. Files of known miners are small enough to keep.</summary>
internal sealed class Capture(string name) : IWindowSink
{
    private readonly List<WindowPoint> _windows = [];

    /// <summary>The file's name in the model.</summary>
    public string Name => name;

    /// <summary>The windows, in the order in which they closed.</summary>
    public IReadOnlyList<WindowPoint> Windows => _windows;

    /// <summary>Pairs with traffic.</summary>
    public int Pairs => _windows.Where(w => w.HasTraffic).Select(w => w.Pair).Distinct().Count();

    public void Emit(in WindowPoint point) => _windows.Add(point);

    public void AddTo(ModelTrainer trainer)
    {
        foreach (var window in _windows)
            trainer.Add(name, window);
    }

    /// <summary>The complete points of all pairs, oriented by what each conversation had shown at its end.</summary>
    public IEnumerable<OrientedPoint> CompletePoints(OwnNetworks ownNetworks)
    {
        foreach (var conversation in _windows.Where(w => w.IsPoint).GroupBy(w => (w.Pair, w.Conversation.Start)))
        {
            var points = conversation.ToArray();
            var client = ClientOrientation.Decide(points[^1].Conversation, points[^1].Pair, ownNetworks).Client;
            foreach (var p in points.AsSpan(0, points.Length - 1).ToArray().Where(p => p.Conversation.Points > 1))
            {
                var (one, other) = client == Side.Lower ? (p.Lower, p.Higher) : (p.Higher, p.Lower);
                yield return new(one.Bytes, one.Packets, other.Bytes, other.Packets);
            }
        }
    }
}
