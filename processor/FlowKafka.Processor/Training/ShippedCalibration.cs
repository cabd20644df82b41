using FlowKafka.Detection.Models;
using FlowKafka.Detection.Strategies;
using FlowKafka.Detection.Training;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Training;

/// <summary>Measures the shipped models on networks and captures that they were not made of.</summary>
internal sealed class ShippedCalibration
{
    private readonly IReadOnlyList<Model> _models;
    private readonly BarCalibration[] _counts;
    private readonly SortedDictionary<string, int> _falseAlarms = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _missed = new(StringComparer.Ordinal);

    public ShippedCalibration(IReadOnlyList<Model> models)
    {
        _models = models;
        _counts = [.. models.Select(model => new BarCalibration(model))];
    }

    /// <summary>What was met without mining, by model and kind of traffic.</summary>
    public IReadOnlyDictionary<string, int> FalseAlarms => _falseAlarms;

    /// <summary>Miners of six and more complete points that their own model did not find.</summary>
    public IReadOnlyDictionary<string, int> Missed => _missed;

    public void Add(LabelledPair pair)
    {
        for (var m = 0; m < _models.Count; m++)
        {
            // Other miners than its own count neither for a model nor against it.
            var isOwn = pair.Kind is { } kind && ShippedProfile.All[m].Kinds.Contains(kind);
            if (pair.IsMining && !isOwn)
                continue;
            var met = _counts[m].Add(pair.History, isOwn) >= 0;
            if (met && !isOwn)
                Count(_falseAlarms, $"{_models[m].Name}: {pair.Kind?.Label() ?? "other"}");
            else if (!met && isOwn && pair.History.MostComplete >= 6)
                Count(_missed, $"{_models[m].Name}: {pair.Kind?.Label()}");
        }
    }

    public void AddBenign(CaptureHistory capture)
    {
        foreach (var pair in capture.Pairs)
            Add(new(pair, null));
    }

    /// <summary>The models with their evidence.</summary>
    public IReadOnlyList<Model> Finish() => [.. _models.Zip(_counts, (model, counts) => model.With([.. counts.Bars()]))];

    private static void Count(SortedDictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
