namespace FlowKafka.Avro;

/// <summary>Names, namespaces and full names (Apache Avro 1.11, "Names").</summary>
internal static class SchemaName
{
    /// <summary>A letter or underscore, then letters, digits and underscores.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || char.IsAsciiDigit(text[0]))
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
                return false;
        }

        return true;
    }

    /// <summary>Names with dots between.</summary>
    public static bool IsFullName(ReadOnlySpan<char> text)
    {
        foreach (var part in text.Split('.'))
        {
            if (!IsName(text[part]))
                return false;
        }

        return true;
    }

    /// <summary>A name as it is meant within a namespace; one with a dot is full already.</summary>
    public static string Full(string name, string space) =>
        space.Length == 0 || name.Contains('.', StringComparison.Ordinal) ? name : $"{space}.{name}";

    /// <summary>The namespace of a full name; empty for the null namespace.</summary>
    public static string Space(string fullName)
    {
        var dot = fullName.LastIndexOf('.');
        return dot < 0 ? "" : fullName[..dot];
    }

    /// <summary>A full name without its namespace, as resolution compares it.</summary>
    public static ReadOnlySpan<char> Unqualified(string fullName) => fullName.AsSpan(fullName.LastIndexOf('.') + 1);
}
