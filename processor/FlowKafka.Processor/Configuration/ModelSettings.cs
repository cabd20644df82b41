using FlowKafka.Detection;
using FlowKafka.Detection.Models;

namespace FlowKafka.Processor.Configuration;

/// <summary>The models: the configuration section <c>Models</c>. They are named as <c>name</c>, for all versions, or <c>name@version</c>.</summary>
internal sealed record ModelSettings
{
    /// <summary>Model files; empty for the models that come with the program.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Models that report, but never alert.</summary>
    public IReadOnlyList<string> Shadow { get; init; } = [];

    /// <summary>From which moment on a model judges; all others always do.</summary>
    public IReadOnlyDictionary<string, string> EffectiveFrom { get; init; } = new Dictionary<string, string>();

    /// <summary>Checks the settings against the models and gives one line for each fault.</summary>
    public IEnumerable<string> Faults(IReadOnlyList<Model> models)
    {
        foreach (var name in Shadow.Where(name => !IsOneOf(models, name)))
            yield return $"Models:Shadow: {Unknown(models, name)}";
        foreach (var (name, moment) in EffectiveFrom)
        {
            if (!IsOneOf(models, name))
                yield return $"Models:EffectiveFrom: {Unknown(models, name)}";
            if (!MomentText.TryParse(moment, out _))
                yield return $"Models:EffectiveFrom:{name} is '{moment}': write {MomentText.Expected}.";
        }
    }

    /// <summary>How models take part that do not simply judge and alert. What names a version goes before what does not.</summary>
    public IReadOnlyList<ModelDeployment> Deployments(IReadOnlyList<Model> models)
    {
        var deployments = new List<ModelDeployment>();
        foreach (var model in models)
        {
            var isShadow = Shadow.Any(name => IsNamed(model, name));
            var moments = EffectiveFrom.Where(entry => IsNamed(model, entry.Key)).OrderByDescending(entry => entry.Key.Length);
            var from = moments.Select(entry => MomentText.TryParse(entry.Value, out var moment) ? moment.ToUnixTimeMilliseconds() : (long?)null).FirstOrDefault();
            if (isShadow || from is not null)
                deployments.Add(new($"{model.Name}@{model.Version}", from ?? long.MinValue, isShadow));
        }

        return deployments;
    }

    private static bool IsOneOf(IReadOnlyList<Model> models, string name) => models.Any(model => IsNamed(model, name));

    // Keys of a configuration do not tell capitals from small letters, and variables of the environment are often in capitals.
    private static bool IsNamed(Model model, string name) =>
        name.Equals(model.Name, StringComparison.OrdinalIgnoreCase) || name.Equals($"{model.Name}@{model.Version}", StringComparison.OrdinalIgnoreCase);

    private static string Unknown(IReadOnlyList<Model> models, string name) =>
        $"no model is named '{name}'; there are {string.Join(", ", models.Select(model => $"{model.Name}@{model.Version}"))}.";
}
