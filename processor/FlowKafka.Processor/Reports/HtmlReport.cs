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
        if (Flagged > 0)
            WriteList("Detections", 0, Flagged);
        else
            WriteNothingFound();
        if (Low > 0)
            WriteList("Worth a look", Flagged, _data.Detections.Count);
        foreach (var section in _data.Sections)
            WriteSection(section);
        InputSection.Write(_html, _data.Input);
        ModelSection.Write(_html, _data.Models);
        for (var i = 0; i < Math.Min(_data.Detections.Count, MostDrawn); i++)
            new DetectionSection(_html, _data.Detections[i], i + 1).Write();
        HtmlPage.End(_html, _data.ProgramVersion);
    }

    private int Flagged => _data.Detections.Count(d => d.IsFlagged);

    private int Low => _data.Detections.Count - Flagged;

    private string Headline()
    {
        var span = _data.Input is { From: { } from, To: { } to }
            ? $" from {Quantity.Time(from)} to {Quantity.Time(to)}"
            : "";
        var found = Flagged == 0 ? "No mining was detected" : $"{Quantity.Of(Flagged, "episode")} of mining detected";
        var low = Low == 0 ? "" : $", and {Quantity.Count(Low)} more worth a look,";
        return $"{found}{low} among {Quantity.Of(_data.Input.Conversations, "conversation")}{span}.";
    }

    // The gravest come first, so those that are only worth a look are the last.
    private void WriteList(string heading, int first, int end)
    {
        _html.Write($"<section>\n<h2>{heading}</h2>\n");
        if (first == Flagged)
            _html.Markup("<p>Not flagged: they look like mining, but most of what looks so does not mine, or only a model in shadow mode matches. No alert was raised.</p>\n");
        _html.Markup("<div class=\"wide\"><table class=\"list\">\n<thead><tr><th>#</th><th>severity</th><th>client</th><th>server</th><th>models</th><th class=\"n\">score</th><th class=\"n\">in hull</th><th>from</th><th class=\"n\">for</th></tr></thead>\n<tbody>\n");
        for (var i = first; i < end; i++)
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
            _html.Write($"</td><td>{d.Client}</td><td>{d.Server}</td><td>{d.Matches}</td><td class=\"n\">{d.Score}</td><td class=\"n\">{d.Counted.Inside} of {d.Counted.Complete}</td><td>{Quantity.Time(d.Start)}</td><td class=\"n\">{length}</td></tr>\n");
        }

        _html.Markup("</tbody>\n</table></div>\n");
        if (end > MostDrawn)
            _html.Write($"<p>The first {MostDrawn} are drawn below; all are in detections.ndjson.</p>\n");
        _html.Markup("</section>\n");
    }

    private void WriteNothingFound()
    {
        _html.Markup("<section>\n<h2>Detections</h2>\n<p class=\"none\">None. No pair was as like a miner as a model demands.</p>\n");
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
