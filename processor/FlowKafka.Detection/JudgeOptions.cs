using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Profiles;
using FlowKafka.Detection.Verdicts;
using FlowKafka.Flows;

namespace FlowKafka.Detection;

/// <summary>How judge works. All instances of one pipeline must agree on it.</summary>
public sealed record JudgeOptions
{
    /// <summary>The size of the windows that it reads.</summary>
    public TimeSpan WindowSize { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How far back points count. A whole number of windows.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// An episode closes when its pair has been silent this long: the silence that ends a conversation in the window
    /// stage. A whole number of windows, at most the horizon.
    /// </summary>
    public TimeSpan EpisodeSilence { get; init; } = TimeSpan.FromHours(1);

    /// <summary>In how many windows of a run a pair must have been refused to be judged without any traffic. At least 2.</summary>
    public int LeastRefusedWindows { get; init; } = 6;

    /// <summary>What counts as inside when nothing better tells client from server.</summary>
    public OwnNetworks OwnNetworks { get; init; } = OwnNetworks.Private;

    /// <summary>
    /// Which part of the pairs with enough points mine, before anything is known of them: what scores start from. Above 0
    /// and below 1.
    /// </summary>
    public double Prior { get; init; } = RiskScore.DefaultPrior;

    /// <summary>What looks for more than a model does.</summary>
    public IReadOnlyList<IDetector> Detectors { get; init; } = [];

    /// <summary>Findings that are told of, as low, even when nothing agrees with them.</summary>
    public IReadOnlySet<FindingKind> ReportedAlone { get; init; } = DefaultReportedAlone;

    /// <summary>Is told of every assessment; null when nobody measures.</summary>
    public IAssessmentObserver? Observer { get; init; }

    /// <summary>What is known from outside.</summary>
    public IKnowledgeSource Knowledge { get; init; } = new NoKnowledge();

    /// <summary>How models take part that do not simply judge and alert.</summary>
    public IReadOnlyList<ModelDeployment> Deployments { get; init; } = [];

    private static HashSet<FindingKind> DefaultReportedAlone { get; } =
    [
        FindingKind.BlockedMiner, FindingKind.PoolList, FindingKind.DenyList, FindingKind.PeerToPeerNode,
    ];

    /// <summary>Checks the options, and the models against them, and gives one line for each fault.</summary>
    public IEnumerable<string> Faults(IReadOnlyList<Model> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var size = WindowSize.Ticks;
        if (size <= 0 || size % TimeSpan.TicksPerMillisecond != 0)
        {
            yield return $"WindowSize is {WindowSize}: it must be a positive number of milliseconds.";
            yield break;
        }

        if (Horizon <= TimeSpan.Zero || Horizon.Ticks % size != 0)
            yield return $"Horizon is {Horizon}: it must be a whole number of windows of {WindowSize}.";
        if (EpisodeSilence <= TimeSpan.Zero || EpisodeSilence.Ticks % size != 0)
            yield return $"EpisodeSilence is {EpisodeSilence}: it must be a whole number of windows of {WindowSize}.";
        if (EpisodeSilence > Horizon)
            yield return $"EpisodeSilence is {EpisodeSilence}: it must not be longer than the horizon, {Horizon}.";
        if (LeastRefusedWindows < 2)
            yield return $"LeastRefusedWindows is {LeastRefusedWindows}: it must be at least 2, or every scan makes profiles.";
        if (models.Count > ProfilePoint.MostModels)
            yield return $"{models.Count} models were given: judge works with at most {ProfilePoint.MostModels}.";
        foreach (var model in models)
        {
            if (model.WindowSize != WindowSize)
                yield return $"Model {model.Name} {model.Version} judges windows of {model.WindowSize}, and the pipeline's are {WindowSize}.";
        }

        if (!(Prior > 0 && Prior < 1))
            yield return FormattableString.Invariant($"Prior is {Prior}: it must be above 0 and below 1.");
        foreach (var deployment in Deployments)
        {
            if (!models.Any(model => deployment.Model == model.Name || deployment.Model == $"{model.Name}@{model.Version}"))
                yield return $"No model is named {deployment.Model}: there are {string.Join(", ", models.Select(model => $"{model.Name}@{model.Version}"))}.";
        }

        foreach (var name in models.GroupBy(model => (model.Name, model.Version)).Where(group => group.Count() > 1))
            yield return $"{name.Count()} models are {name.Key.Name}@{name.Key.Version}: name each once.";
    }
}
