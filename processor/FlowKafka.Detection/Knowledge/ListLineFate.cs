namespace FlowKafka.Detection.Knowledge;

/// <summary>What became of a line of a list.</summary>
public enum ListLineFate
{
    /// <summary>It is an entry.</summary>
    Entry = 0,

    /// <summary>It is empty, a comment, or the header.</summary>
    Comment,

    /// <summary>It says what a line before it has said.</summary>
    Repeated,

    /// <summary>It names a domain, which flow logs do not show.</summary>
    DomainName,

    /// <summary>It names a path or a page, which flow logs do not show.</summary>
    Path,

    /// <summary>It cannot be read.</summary>
    Bad,
}
