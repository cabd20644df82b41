using System.Text;
using FlowKafka.Kafka.Deliver;

namespace FlowKafka.Kafka.Tests.Deliver;

public sealed class DocumentHeadTests
{
    private static readonly DateTimeOffset Moment = new(2026, 1, 5, 0, 10, 0, TimeSpan.Zero);

    [Fact]
    public void TryRead_TopLevelEvent_IsInsideItsBrace()
    {
        const string Document = """{"a":{"event":{"x":1}},"@timestamp":"2026-01-05T00:10:00.000Z","event":{"kind":"alert"}}""";

        Assert.True(DocumentHead.TryRead(Encoding.UTF8.GetBytes(Document), withSeries: false, out var head));

        Assert.Equal("\"kind\":\"alert\"}}", Document[head.Place..]);
        Assert.Equal(Moment, head.Timestamp);
        Assert.True(head.Id.IsEmpty);
    }

    [Theory]
    [InlineData("""{"episode":{"id":"e1","revision":7,"start":"2026-01-05T00:10:00Z"},"campaign":{"id":"c1"}}""", "e1")]
    [InlineData("""{"campaign":{"id":"c1"},"x":{"episode":{"id":"no"}},"episode":{"start":"2026-01-05T00:10:00Z","more":[{"id":"no"}],"revision":7,"id":"e1"}}""", "e1")]
    [InlineData("""{"campaign":{"id":"c1","revision":7,"start":"2026-01-05T00:10:00Z","end":"x"}}""", "c1")]
    public void TryRead_DetectionOfASeries_NamesItsRevision(string ours, string series)
    {
        var document = Encoding.UTF8.GetBytes($$"""{"@timestamp":"2026-01-05T00:20:00Z","event":{"more":{"id":"no"},"id":"e1-7"},"flowkafka":{{ours}}}""");

        Assert.True(DocumentHead.TryRead(document, withSeries: true, out var head));

        Assert.Equal(("e1-7", series, 7, Moment), (Encoding.UTF8.GetString(head.Id), Encoding.UTF8.GetString(head.SeriesId), head.Revision, head.SeriesStart));
    }

    [Fact]
    public void TryRead_SeriesBeforeEvent_FindsBoth()
    {
        var document = """{"flowkafka":{"episode":{"id":"e1","revision":1}},"event":{"id":"e1-1"},"@timestamp":"2026-01-05T00:10:00Z"}"""u8;

        Assert.True(DocumentHead.TryRead(document, withSeries: true, out var head));

        Assert.Equal(("e1-1", "e1"), (Encoding.UTF8.GetString(head.Id), Encoding.UTF8.GetString(head.SeriesId)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"event\":{},\"@timestamp\":\"2026-01-05T00:10:00Z\"}")]
    [InlineData("{\"event\":3,\"@timestamp\":\"2026-01-05T00:10:00Z\"}")]
    [InlineData("{\"event\":{\"a\":1}}")]
    [InlineData("{\"@timestamp\":\"2026-01-05T00:10:00Z\",\"event\":{\"a\"")]
    public void TryRead_NoSuchDocument_IsFalse(string document) =>
        Assert.False(DocumentHead.TryRead(Encoding.UTF8.GetBytes(document), withSeries: false, out _));

    [Fact]
    public void TryRead_DocumentThatIsCutBehindItsEvent_IsFalseOnlyWhenAllIsRead()
    {
        var document = """{"@timestamp":"2026-01-05T00:10:00Z","event":{"id":"a"},"flowkafka":{"epi"""u8;

        Assert.True(DocumentHead.TryRead(document, withSeries: false, out _));
        Assert.False(DocumentHead.TryRead(document, withSeries: true, out _));
    }

    [Fact]
    public void IngestedStamp_AMoment_IsTheMemberWithItsComma() => Assert.Equal(
        "\"ingested\":\"2026-01-05T00:10:00.123Z\",",
        Encoding.ASCII.GetString(IngestedStamp.Of(Moment.AddMilliseconds(123))));
}
