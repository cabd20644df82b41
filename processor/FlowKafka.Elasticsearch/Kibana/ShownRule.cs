using System.Text.Json.Nodes;
using FlowKafka.Elasticsearch.Setup;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>What Kibana shows of a rule, apart from what belongs to its users: whether it is on, what it does, its exceptions.</summary>
internal static class ShownRule
{
    private static readonly HashSet<string> Users = new(StringComparer.Ordinal)
    {
        "actions", "enabled", "exceptions_list", "notify_when", "response_actions", "throttle", "version",
    };

    /// <summary>A hash of what is shown of the members that a rule of ours has.</summary>
    public static string HashOf(JsonObject shown, JsonObject ours)
    {
        var members = shown.Where(member => ours.ContainsKey(member.Key) && !Users.Contains(member.Key));
        return CanonicalJson.HashOf(new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))));
    }

    /// <summary>Gives a rule what its users set.</summary>
    public static void KeepUsers(JsonObject rule, JsonObject shown)
    {
        foreach (var name in Users.Where(name => name != "version"))
        {
            if (shown[name] is { } value)
                rule[name] = value.DeepClone();
        }
    }

    /// <summary>What is to become of a rule; null when it is to be written.</summary>
    public static (SetupOutcome Outcome, string Note)? Judge(InstalledThing? known, string hash, string shown, bool force)
    {
        if (force)
            return null;
        if (known is null)
            return (SetupOutcome.Kept, "'flowkafka setup' did not install it; --force overwrites it");
        if (known.Shown != shown)
            return (SetupOutcome.Kept, "changed by hand; --force overwrites it");
        return known.Hash == hash ? (SetupOutcome.Unchanged, "") : null;
    }
}
