using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace FlowKafka.Processor.Reports;

/// <summary>Takes an interpolated string apart for <see cref="HtmlWriter.Write"/>.</summary>
[InterpolatedStringHandler]
internal readonly ref struct EscapedValues
{
    private readonly HtmlWriter _writer;

    public EscapedValues(int literalLength, int formattedCount, HtmlWriter writer)
    {
        _ = (literalLength, formattedCount);
        _writer = writer;
    }

    public void AppendLiteral(string markup) => _writer.Markup(markup);

    public void AppendFormatted(double value) => _writer.Value(value);

    public void AppendFormatted<T>(T value) => _writer.Value(value);

    /// <summary>Ends the string; all of it has been written by then.</summary>
    public void Done(HtmlWriter writer) => Debug.Assert(ReferenceEquals(writer, _writer), "Two writers for one string.");
}
