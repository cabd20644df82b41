using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Tests.Reports;

public sealed class HtmlReportTests
{
    [Fact]
    public void Write_HostileTexts_AreEscapedEverywhere()
    {
        const string Hostile = "<script>alert('x')</script>\"&";
        var hostile = SampleReport.Detection(10, _ => PointKind.Inside, Hostile) with
        {
            Client = Hostile,
            Server = Hostile,
            Id = Hostile,
            Facts = [new(Hostile, Hostile)],
            Model = SampleReport.Model with { Name = Hostile, Version = Hostile, TrainedOn = Hostile },
        };
        var page = Page(SampleReport.Empty with
        {
            Title = Hostile,
            ProgramVersion = Hostile,
            Detections = [hostile],
            Models = [hostile.Model!],
            Sections = [new(Hostile, [new(Hostile, Hostile)])],
            Input = SampleReport.Input with { SetAside = [(Hostile, 1)] },
        }) + Page(SampleReport.Empty with { Nearest = [new(Hostile, Hostile, Hostile, 1, 1, Hostile)] });

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Page_NeedsNothingFromElsewhere()
    {
        var page = Page(SampleReport.Empty with { Detections = [SampleReport.Mixed] });

        foreach (var reference in (string[])["http://", "https://", "src=", "<script", "<link", "@import", "url(http"])
            Assert.DoesNotContain(reference, page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NothingFound_SaysSoAndShowsWhatCameNearest()
    {
        var page = Page(SampleReport.Empty);

        Assert.Contains("No mining was detected among 77 conversations from 2026-01-05 00:00 to 2026-01-05 08:00.", page, StringComparison.Ordinal);
        Assert.Contains("31 of 40 in hull, 98 % needed", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_EveryKindOfWindow_HasItsMark()
    {
        var page = Page(SampleReport.Empty with { Detections = [SampleReport.Mixed] });

        // Once in each of six projections, and once in the legend.
        Assert.Equal((6 * 40) + 1, Count(page, "<circle class=\"inside\""));
        Assert.Equal((6 * 3) + 1, Count(page, "<path class=\"outside\""));
        Assert.Equal((6 * 2) + 1, Count(page, "<circle class=\"partial\""));
        Assert.Equal(4, Count(page, "class=\"gap-silent\""));
        Assert.Equal(2, Count(page, "class=\"gap-unknown\""));
        Assert.Equal(6, Count(page, "<polygon class=\"hull\""));
        Assert.Contains("medium since 01:20", page, StringComparison.Ordinal);
        Assert.Contains("high since 01:50", page, StringComparison.Ordinal);
        Assert.Contains("40 inside the hull", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_PointFarOutside_IsToldAndDoesNotShrinkThePicture()
    {
        ReportPoint far = new(SampleReport.Start + (60 * SampleReport.Window), 9_000_000, 9_000, 40, 1, PointKind.Outside);
        var page = Page(SampleReport.Empty with { Detections = [SampleReport.Mixed with { Points = [.. SampleReport.Mixed.Points, far] }] });

        Assert.Contains("1 point beyond the picture", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ThreeWeeksOfWindows_JoinsThemIntoBars()
    {
        var page = Page(SampleReport.Empty with { Detections = [SampleReport.Detection(3024, _ => PointKind.Inside)] });

        Assert.Equal(336, Count(page, "class=\"up\""));
        Assert.Contains("Each bar is 9 windows of 10 min.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LowSeverity_IsListedApartAndNotCalledDetected()
    {
        var low = SampleReport.Mixed with { Severity = 21 };
        var page = Page(SampleReport.Empty with { Detections = [SampleReport.Mixed, low, low] });

        Assert.Contains("1 episode of mining detected, and 2 more worth a look, among 77 conversations", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Worth a look</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge low\">low</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SeveralModels_ShowsWhatEachSaysAndTheBestOnesCompanions()
    {
        var page = Page(SampleReport.Empty with { Detections = [SampleReport.Judged] });

        Assert.Contains("<td>sample, other (shadow)</td>", page, StringComparison.Ordinal);
        Assert.Contains("met: 90 % of at least 12 points", page, StringComparison.Ordinal);
        Assert.Contains("too few points", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"n\">0.204</td><td class=\"name\">0.0018 to 0.238</td><td>yes</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"n\">none</td><td class=\"name\">at least 0.7</td><td>no</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ModelOfAnotherSpace_DrawsHullsOverItsFeaturesOnly()
    {
        var page = Page(SampleReport.Empty with { Detections = [SampleReport.InOtherSpace] });

        // Three features make three planes; bytes and packets are shown on three without a hull.
        Assert.Equal(6, Count(page, "<figure>"));
        Assert.Equal(3, Count(page, "<polygon class=\"hull\""));
        Assert.Contains(">ln(1 + client packets)</text>", page, StringComparison.Ordinal);
        Assert.Contains("No hull is drawn here: those of sample lie in the space other, above.", page, StringComparison.Ordinal);
    }

    private static int Count(string page, string what) => page.Split(what).Length - 1;

    private static string Page(ReportData data)
    {
        using var text = new StringWriter();
        HtmlReport.Write(data, text);
        return text.ToString();
    }
}
