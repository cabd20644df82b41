using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Processor.Configuration;

/// <summary>What is known of addresses and ports: the configuration section <c>Lists</c>.</summary>
internal sealed record ListSettings
{
    /// <summary>True to use the lists of ports that come with the program.</summary>
    public bool BuiltIn { get; init; } = true;

    /// <summary>How often files are looked at; zero for only at the start.</summary>
    public TimeSpan ReloadInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The lists.</summary>
    public IReadOnlyList<ListFileSettings> Files { get; init; } = [];

    /// <summary>Checks the settings and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        var builtIn = BuiltIn ? BuiltInLists.All.Select(list => list.Name) : [];
        foreach (var fault in SourceNames.Faults("Lists", ReloadInterval, [.. Files.Select(file => (file.Name, file.Path))], [.. builtIn]))
            yield return fault;
        for (var i = 0; i < Files.Count; i++)
        {
            if (!ListKindNames.TryParse(Files[i].Kind, out _))
                yield return $"Lists:Files:{i}:Kind is '{Files[i].Kind}': write {ListKindNames.Expected}.";
        }
    }
}
