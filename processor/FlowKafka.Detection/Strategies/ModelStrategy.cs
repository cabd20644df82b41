using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Training;
using FlowKafka.Detection.Verdicts;

namespace FlowKafka.Detection.Strategies;

/// <summary>Models through the judge, as the service runs them.</summary>
public sealed class ModelStrategy(string name, IModelRecipe recipe, JudgeOptions options, string? addition = null) : IStrategy
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Meaning => addition is null ? recipe.Meaning : $"{recipe.Meaning} {addition}";

    /// <inheritdoc/>
    public bool IsTrained => recipe.IsTrained;

    /// <inheritdoc/>
    public IPairJudge Train(IReadOnlyList<CaptureHistory> miners) => new ModelJudge(recipe.Train(miners), options);

    private sealed class ModelJudge(IReadOnlyList<Model> models, JudgeOptions options) : IPairJudge
    {
        public FirstFlag? Judge(PairHistory pair)
        {
            var first = new FirstRevision();
            var judge = new Judge(options, models, first);
            foreach (var window in pair.Windows)
            {
                judge.Observe(window);
                if (first.Revision is { } revision)
                    return new(revision.Best.Complete, TimeSpan.FromMilliseconds(revision.Timestamp - revision.Episode.ConversationStart));
            }

            return null;
        }

        // One judge for all, as in the service: making one takes longer than judging most pairs.
        public void JudgeAll(IReadOnlyList<PairHistory> pairs)
        {
            var judge = new Judge(options, models, new FirstRevision());
            foreach (var pair in pairs)
            {
                foreach (var window in pair.Windows)
                    judge.Observe(window);
            }
        }
    }

    private sealed class FirstRevision : IDetectionSink
    {
        public EpisodeRevision? Revision { get; private set; }

        public void Detected(EpisodeRevision revision)
        {
            if (revision.Severity >= Severity.Medium)
                Revision ??= revision;
        }

        public void EpisodeChanged(EpisodeState state)
        {
            // Only that it opened is asked.
        }

        public void EpisodeForgotten(EpisodeState state)
        {
            // Only that it opened is asked.
        }
    }
}
