namespace FlowKafka.Detection.Knowledge;

/// <summary>What became of the lines of a list: the fates add up to the lines.</summary>
/// <param name="Entries">Entries.</param>
/// <param name="Comments">Empty lines, comments and the header.</param>
/// <param name="Repeated">Lines that say what a line before them has said.</param>
/// <param name="DomainNames">Domain names.</param>
/// <param name="Paths">Paths and pages.</param>
/// <param name="Bad">Lines that cannot be read.</param>
public sealed record ListTally(int Entries, int Comments, int Repeated, int DomainNames, int Paths, int Bad)
{
    /// <summary>All lines.</summary>
    public int Lines => Entries + Comments + Repeated + DomainNames + Paths + Bad;

    internal static ListTally Of(ReadOnlySpan<int> fates) => new(
        fates[(int)ListLineFate.Entry], fates[(int)ListLineFate.Comment], fates[(int)ListLineFate.Repeated],
        fates[(int)ListLineFate.DomainName], fates[(int)ListLineFate.Path], fates[(int)ListLineFate.Bad]);
}
