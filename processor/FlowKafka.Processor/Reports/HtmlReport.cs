namespace FlowKafka.Processor.Reports;

/// <summary>
/// Writes a report as one page that needs nothing else: no script, no font, no file beside it. The same data gives the
/// same bytes.
/// </summary>
internal sealed class HtmlReport
{
    // More detections than this are listed, but not drawn: a page must still open.
    private const int MostDrawn = 100;

    private readonly HtmlWriter _html;
    private readonly ReportData _data;

    private HtmlReport(HtmlWriter html, ReportData data) => (_html, _data) = (html, data);

    public static void Write(ReportData data, TextWriter output) => new HtmlReport(new HtmlWriter(output), data).WritePage();

    private void WritePage()
    {
        HtmlPage.Begin(_html, _data.Title, Headline());
        if (_data.Detections.Count > 0)
            WriteList();
        else
            WriteNothingFound();
        foreach (var section in _data.Sections)
            WriteSection(section);
        InputSection.Write(_html, _data.Input);
        ModelSection.Write(_html, _data.Models);
        for (var i = 0; i < Math.Min(_data.Detections.Count, MostDrawn); i++)
            new DetectionSection(_html, _data.Detections[i], i + 1).Write();
        HtmlPage.End(_html, _data.ProgramVersion);
    }

    private string Headline()
    {
        var span = _data.Input is { From: { } from, To: { } to }
            ? $" from {Quantity.Time(from)} to {Quantity.Time(to)}"
            : "";
        var found = _data.Detections.Count == 0 ? "No mining was detected" : $"{Quantity.Of(_data.Detections.Count, "episode")} of mining detected";
        return $"{found} among {Quantity.Of(_data.Input.Conversations, "conversation")}{span}.";
    }

    private void WriteList()
    {
        _html.Markup("<section>\n<h2>Detections</h2>\n<div class=\"wide\"><table class=\"list\">\n<thead><tr><th>#</th><th>severity</th><th>client</th><th>server</th><th>model</th><th class=\"n\">in hull</th><th>from</th><th class=\"n\">for</th></tr></thead>\n<tbody>\n");
        for (var i = 0; i < _data.Detections.Count; i++)
        {
            var d = _data.Detections[i];
            var length = Quantity.Duration(TimeSpan.FromMilliseconds(d.End - d.Start));
            _html.Markup("<tr>");
            if (i < MostDrawn)
                _html.Write($"<td><a href=\"#d{i + 1}\">{i + 1}</a></td>");
            else
                _html.Write($"<td>{i + 1}</td>");
            _html.Write($"<td>");
            DetectionSection.WriteBadge(_html, d.Severity);
            _html.Write($"</td><td>{d.Client}</td><td>{d.Server}</td><td>{d.Model?.Name}</td><td class=\"n\">{d.Counted.Inside} of {d.Counted.Complete}</td><td>{Quantity.Time(d.Start)}</td><td class=\"n\">{length}</td></tr>\n");
        }

        _html.Markup("</tbody>\n</table></div>\n");
        if (_data.Detections.Count > MostDrawn)
            _html.Write($"<p>The first {MostDrawn} are drawn below; all are in detections.ndjson.</p>\n");
        _html.Markup("</section>\n");
    }

    private void WriteNothingFound()
    {
        _html.Markup("<section>\n<h2>Detections</h2>\n<p class=\"none\">None. No pair had enough complete points in a model's hull.</p>\n");
        if (_data.Nearest.Count > 0)
        {
            _html.Markup("<h3>What came nearest</h3>\n<div class=\"wide\"><table class=\"list\">\n<thead><tr><th>client</th><th>server</th><th>model</th><th class=\"n\">in hull</th><th>why not</th></tr></thead>\n<tbody>\n");
            foreach (var c in _data.Nearest)
                _html.Write($"<tr><td>{c.Client}</td><td>{c.Server}</td><td>{c.Model}</td><td class=\"n\">{c.Inside} of {c.Complete}</td><td>{c.Why}</td></tr>\n");
            _html.Markup("</tbody>\n</table></div>\n");
        }

        _html.Markup("</section>\n");
    }

    private void WriteSection(ReportSection section)
    {
        _html.Write($"<section>\n<h2>{section.Heading}</h2>\n");
        FactList.Write(_html, section.Facts);
        _html.Markup("</section>\n");
    }
}
