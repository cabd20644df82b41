using FlowKafka.Detection;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Training;

namespace FlowKafka.Processor.Scoring;

/// <summary>Measures how a way of training does on captures that the model has not seen, and on traffic that does not mine.</summary>
internal static class CaptureEvaluation
{
    /// <summary>Trains without each capture in turn and judges that one.</summary>
    public static IReadOnlyList<LeftOut> LeaveOneOut(IReadOnlyList<Capture> captures, TrainerOptions training, JudgeOptions judging)
    {
        var rows = new List<LeftOut>(captures.Count);
        foreach (var left in captures)
        {
            var trainer = new ModelTrainer(training);
            foreach (var capture in captures)
            {
                if (capture != left)
                    capture.AddTo(trainer);
            }

            var model = trainer.Train().Model;
            var (complete, inHull) = (0, 0);
            var coordinates = new double[FeatureSpace.Raw.Dimension];
            foreach (var point in left.CompletePoints(judging.OwnNetworks))
            {
                point.CopyTo(coordinates);
                complete++;
                inHull += model.Contains(coordinates) ? 1 : 0;
            }

            rows.Add(new(left.Name, complete, inHull, FlaggedPairs(left, model, judging) > 0));
        }

        return rows;
    }

    /// <summary>How many of a capture's pairs judge flags.</summary>
    public static int FlaggedPairs(Capture capture, Model model, JudgeOptions options)
    {
        var episodes = new EpisodeCollector(file: null, bulk: null);
        var chain = new DetectionChain(options, [model], hosts: null, new(), episodes);
        foreach (var window in capture.Windows)
        {
            // Windows close in order: all that end before this one are over.
            chain.Advance(window.Start);
            chain.Emit(window);
        }

        if (capture.Windows.Count > 0)
            chain.Advance(capture.Windows[^1].End);
        return episodes.Found.InOrder.Where(e => e.IsFlagged).Select(e => e.Newest.PairKey).Distinct().Count();
    }
}
