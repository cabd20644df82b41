using System.CommandLine;
using FlowKafka.Elasticsearch;
using FlowKafka.Elasticsearch.Setup;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Setup;

/// <summary>The options of <c>setup</c> itself.</summary>
internal sealed class SetupArguments
{
    private readonly Option<string?> _only = new("--only")
    {
        Description = "The parts to do, of topics, templates, lifecycle, objects, rules. Without it: all.",
        HelpName = "PART,…",
    };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Look, print every request that would change something, and change nothing.",
    };

    private readonly Option<string?> _export = new("--export")
    {
        Description = "Write those requests into a folder instead, a file for each body and a script with curl; nothing is changed.",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> _assume = new("--assume")
    {
        Description = "Ask no server at all, and print what one of this kind and version would be sent. Implies --dry-run.",
        HelpName = "elasticsearch:8.17|opensearch:2.19",
    };

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Overwrite also what was changed by hand, and what something else made under our names.",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_only, _dryRun, _export, _assume, _force])
            command.Add(option);
    }

    public bool IsForced(ParseResult parsed) => parsed.GetValue(_force);

    /// <summary>Where the requests go; null for nowhere.</summary>
    public string? Folder(ParseResult parsed) => parsed.GetValue(_export);

    /// <summary>True when nothing is to be changed.</summary>
    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(_dryRun) || Folder(parsed) is not null || parsed.GetValue(_assume) is not null;

    /// <summary>The parts.</summary>
    public IReadOnlySet<SetupPart> Parts(ParseResult parsed)
    {
        if (parsed.GetValue(_only) is not { } text)
            return Enum.GetValues<SetupPart>().ToHashSet();
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var known = Enum.GetValues<SetupPart>().ToDictionary(SetupReport.NameOf, StringComparer.OrdinalIgnoreCase);
        return names.Length > 0 && names.All(known.ContainsKey)
            ? names.Select(name => known[name]).ToHashSet()
            : throw UserException.Usage($"--only {text}: name some of {string.Join(", ", known.Keys)}.");
    }

    /// <summary>The server that is assumed; null to ask.</summary>
    public ServerProduct? Assumed(ParseResult parsed)
    {
        if (parsed.GetValue(_assume) is not { } text)
            return null;
        var parts = text.Split(':');
        if (parts.Length == 2 && Version.TryParse(parts[1], out var version) && parts[0].ToLowerInvariant() is var name and ("elasticsearch" or "opensearch"))
            return new(name == "opensearch" ? ServerDistribution.OpenSearch : ServerDistribution.Elasticsearch, version);
        throw UserException.Usage($"--assume {text}: write a server and its version, as elasticsearch:8.17 or opensearch:2.19.");
    }
}
