using System.Globalization;

namespace FlowKafka.Detection.Knowledge;

/// <summary>
/// Reads identities from CSV: a header with <c>address</c> (or a network), <c>interface</c>, or both, with any of
/// <c>account</c>, <c>from</c>, <c>to</c> (exclusive), <c>user</c>, <c>host</c> and <c>instance</c>. A bad line does not stop
/// the others.
/// </summary>
public static class IdentityReader
{
    private const int MostFaults = 5;

    /// <summary>Reads one version of a source.</summary>
    /// <param name="name">The source's name.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="content">UTF-8.</param>
    /// <exception cref="KnowledgeFormatException">Nothing of it can be used, or its header lines cannot be understood.</exception>
    public static IdentityList Read(string name, string source, ReadOnlySpan<byte> content)
    {
        var header = new KnowledgeHeader(source);
        var lines = KnowledgeLines.Of(content);
        if (lines.Length == 0)
            throw new KnowledgeFormatException($"{source} is empty.");
        var begin = Array.FindIndex(lines, line => !IsComment(line));
        for (var i = 0; i < (begin < 0 ? lines.Length : begin); i++)
            header.Take(lines[i].AsSpan().Trim(), i + 1);
        var version = header.Version(content);
        var (entries, faults, bad) = (new List<IdentityEntry>(), new List<string>(), 0);
        if (begin >= 0)
        {
            var columns = IdentityColumns.Of(lines[begin].AsSpan().Trim())
                ?? throw new KnowledgeFormatException(Invariant($"{source}:{begin + 1}: the header must have address or interface, and one of user, host and instance."));
            var fields = new List<string>();
            for (var i = begin + 1; i < lines.Length; i++)
            {
                var line = lines[i].AsSpan().Trim();
                var why = "has a quote that is not closed, or text behind one";
                if (IsComment(line))
                    continue;
                if (CsvLine.TrySplit(line, fields) && columns.Read(fields, $"{name}@{version}", out why) is { } entry)
                {
                    entries.Add(entry);
                    continue;
                }

                bad++;
                if (faults.Count < MostFaults)
                    faults.Add(Invariant($"{source}:{i + 1}: '{KnowledgeLines.Shown(line)}' {why}."));
            }
        }

        if (entries.Count == 0 && bad > 0)
            throw new KnowledgeFormatException($"{source} has no usable line; the first fault is {faults[0]}");
        return new()
        {
            Name = name,
            Version = version,
            EffectiveFrom = header.EffectiveFrom,
            Entries = [.. entries],
            Comments = lines.Length - entries.Count - bad,
            BadLines = bad,
            Faults = [.. faults],
        };
    }

    private static bool IsComment(ReadOnlySpan<char> line) => line.Trim() is [] or ['#', ..];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
