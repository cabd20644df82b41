using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;

namespace FlowKafka.Processor.Reports;

/// <summary>Writes HTML: the text of an interpolated string stays as it is, and every value in it is escaped.</summary>
internal sealed class HtmlWriter(TextWriter output)
{
    /// <summary>Writes markup that holds values; they are escaped on the way.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] ref EscapedValues markup) => markup.Done(this);

    /// <summary>Writes markup without values.</summary>
    public void Markup(string markup) => output.Write(markup);

    internal void Value(object? value) =>
        output.Write(WebUtility.HtmlEncode(Convert.ToString(value, CultureInfo.InvariantCulture)));

    // A hundredth of a pixel is all that a picture needs.
    internal void Value(double value) => output.Write(Math.Round(value, 2).ToString(CultureInfo.InvariantCulture));
}
