namespace FlowKafka.Detection.Knowledge;

/// <summary>How a list is written.</summary>
public enum ListFormat
{
    /// <summary>CSV when the first line that is no comment is a header that has a column <c>value</c>, else plain lines.</summary>
    Auto = 0,

    /// <summary>A value a line, its label as a comment behind it.</summary>
    Plain,

    /// <summary>A header line, then values between commas (RFC 4180, on one line each).</summary>
    Csv,

    /// <summary>Lines as maltrail has them: what is no address is a domain name or a path, and no error.</summary>
    Maltrail,
}
