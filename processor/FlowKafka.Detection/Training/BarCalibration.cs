using FlowKafka.Detection.Models;
using FlowKafka.Detection.Profiles;
using FlowKafka.Detection.Strategies;
using FlowKafka.Detection.Verdicts;

namespace FlowKafka.Detection.Training;

/// <summary>Counts how often a model's bars are met by pairs of which it is known whether they mine.</summary>
public sealed class BarCalibration
{
    private readonly Model _model;
    private readonly BarEvidence[] _counts;

    /// <summary>Starts from nothing, whatever evidence the model has.</summary>
    public BarCalibration(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _counts = new BarEvidence[model.Bars.Length];
        Array.Fill(_counts, new(0, 0, 0, 0));
    }

    /// <summary>
    /// Counts a pair at every bar for which it has enough complete points: it meets the bar when it does at any time, as
    /// its points come one by one.
    /// </summary>
    /// <returns>The first bar of the model that it meets, by place; -1 when it meets none.</returns>
    public int Add(PairHistory pair, bool mines)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var first = -1;
        for (var i = 0; i < _counts.Length; i++)
        {
            var bar = _model.Bars[i];
            if (pair.MostComplete < bar.Points)
                continue;
            var isMet = pair.Conversations.Any(conversation => IsEverMet(bar, conversation.Complete));
            first = first < 0 && isMet ? i : first;
            var (old, met) = (_counts[i], isMet ? 1 : 0);
            _counts[i] = mines
                ? old with { MinersJudged = old.MinersJudged + 1, MinersMatched = old.MinersMatched + met }
                : old with { OthersJudged = old.OthersJudged + 1, OthersMatched = old.OthersMatched + met };
        }

        return first;
    }

    /// <summary>The model's bars with what was counted.</summary>
    public IEnumerable<ModelBar> Bars() => _model.Bars.Select((bar, i) => bar with { Evidence = _counts[i] });

    private bool IsEverMet(ModelBar bar, ReadOnlySpan<OrientedWindow> windows)
    {
        Span<double> coordinates = stackalloc double[FeatureSpace.Raw.Dimension];
        var inHull = 0;
        for (var i = 0; i < windows.Length; i++)
        {
            windows[i].Point.CopyTo(coordinates);
            inHull += _model.Contains(coordinates) ? 1 : 0;
            if (BarJudge.IsMet(bar, inHull, windows[..(i + 1)]))
                return true;
        }

        return false;
    }
}
