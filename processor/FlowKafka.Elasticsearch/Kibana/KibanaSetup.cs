using System.Runtime.CompilerServices;
using FlowKafka.Elasticsearch.Setup;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>Sets up Kibana: saved objects, detection rules, alerts.</summary>
/// <param name="kibana">Kibana.</param>
/// <param name="version">Its version.</param>
/// <param name="record">What was installed there.</param>
/// <param name="force">Whether what others changed is overwritten.</param>
internal sealed class KibanaSetup(ISetupServer kibana, Version version, KibanaRecord record, bool force)
{
    /// <summary>The file that holds the saved objects.</summary>
    internal const string Objects = "kibana/flowkafka.ndjson";

    // What the saved objects are written for: an older Kibana refuses them.
    private static readonly Version OfObjects = new(8, 9);

    // OpenSearch Dashboards counts from 1 again.
    private static readonly Version OfKibana = new(7, 0);

    /// <summary>As a user would name it.</summary>
    public string Name => version < OfKibana ? $"OpenSearch Dashboards {version}" : $"Kibana {version}";

    /// <summary>Does the wanted parts.</summary>
    /// <exception cref="ServerException">There is no answer.</exception>
    public async IAsyncEnumerable<SetupResult> RunAsync(IReadOnlySet<SetupPart> parts, [EnumeratorCancellation] CancellationToken stop)
    {
        await record.ReadAsync(stop).ConfigureAwait(false);
        if (parts.Contains(SetupPart.Objects))
        {
            foreach (var result in await ObjectsAsync(stop).ConfigureAwait(false))
                yield return result;
        }

        if (parts.Contains(SetupPart.Rules))
        {
            foreach (var result in await RulesAsync(stop).ConfigureAwait(false))
                yield return result;
        }

        if (await record.WriteAsync(stop).ConfigureAwait(false) is { } fault)
            yield return new(SetupPart.Objects, "record of what is installed", "flowkafka-setup", SetupOutcome.Failed, fault);
    }

    private async Task<IReadOnlyList<SetupResult>> ObjectsAsync(CancellationToken stop)
    {
        if (version < OfObjects)
            return [new(SetupPart.Objects, "saved objects", "all", SetupOutcome.LeftOut, $"{Name} can't import them: they are written for Kibana {OfObjects} and later")];
        return await new ObjectImport(kibana, record, force).RunAsync(SetupFiles.Lines(Objects), stop).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<SetupResult>> RulesAsync(CancellationToken stop)
    {
        if (version < OfKibana)
            return [new(SetupPart.Rules, "rules", "all", SetupOutcome.LeftOut, $"{Name} has neither Elastic Security nor Kibana's alerts")];
        var (rules, alerts) = (DetectionRules.Security, DetectionRules.Alerts);
        List<SetupResult> results = [.. TooNew("detection rule", rules), .. TooNew("alert", alerts)];
        results.AddRange(await new RuleImport(kibana, record, force).RunAsync([.. Suiting(rules)], stop).ConfigureAwait(false));
        var setup = new AlertSetup(kibana, record, force);
        foreach (var alert in Suiting(alerts))
            results.Add(await setup.RunAsync(alert, stop).ConfigureAwait(false));
        return results;
    }

    private IEnumerable<OfferedRule> Suiting(IEnumerable<KibanaRule> rules) =>
        rules.Where(rule => rule.Suits(version)).Select(rule => OfferedRule.Of(rule, version));

    private IEnumerable<SetupResult> TooNew(string kind, IEnumerable<KibanaRule> rules) => rules
        .Where(rule => !rule.Suits(version))
        .Select(rule => new SetupResult(SetupPart.Rules, kind, rule.Name, SetupOutcome.LeftOut, $"it needs Kibana {rule.Minimum}, and this is {version}"));
}
