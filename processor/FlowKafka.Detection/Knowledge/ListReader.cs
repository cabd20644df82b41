using System.Globalization;

namespace FlowKafka.Detection.Knowledge;

/// <summary>Reads lists. Every line is accounted for; a bad one does not stop the others.</summary>
public static class ListReader
{
    /// <summary>Reads one version of a list.</summary>
    /// <param name="name">The list's name.</param>
    /// <param name="kind">What it is of.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="content">UTF-8.</param>
    /// <exception cref="KnowledgeFormatException">Nothing of it can be used, or its header lines cannot be understood.</exception>
    public static KnownList Read(string name, ListKind kind, ListFormat format, string source, ReadOnlySpan<byte> content)
    {
        var header = new KnowledgeHeader(source);
        var lines = new ListLines(kind, format, source, header);
        foreach (var line in KnowledgeLines.Of(content))
            lines.Take(line);
        var list = new KnownList
        {
            Name = name,
            Kind = kind,
            Version = header.Version(content),
            EffectiveFrom = header.EffectiveFrom,
            Entries = [.. lines.Entries],
            Tally = lines.Tally,
            Faults = [.. lines.Faults],
        };
        ThrowIfUseless(source, list);
        return list;
    }

    // An allow-list of comments alone is in order; a file without a line is one that is being written.
    private static void ThrowIfUseless(string source, KnownList list)
    {
        var tally = list.Tally;
        if (tally.Lines == 0)
            throw new KnowledgeFormatException($"{source} is empty.");
        if (tally.Entries == 0 && tally.Bad > 0)
            throw new KnowledgeFormatException($"{source} has no usable line; the first fault is {list.Faults[0]}");
        if (tally.Entries == 0 && tally.DomainNames + tally.Paths > 0)
            throw new KnowledgeFormatException(string.Create(CultureInfo.InvariantCulture, $"{source} names no address, network or port, but {tally.DomainNames} domain names and {tally.Paths} paths, which flow logs do not show."));
    }
}
