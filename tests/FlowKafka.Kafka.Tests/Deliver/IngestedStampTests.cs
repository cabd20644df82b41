using System.Text;
using FlowKafka.Kafka.Deliver;

namespace FlowKafka.Kafka.Tests.Deliver;

public sealed class IngestedStampTests
{
    [Fact]
    public void Find_TopLevelEvent_IsInsideItsBrace()
    {
        const string Document = """{"a":{"event":{"x":1}},"@timestamp":"2026-01-05T00:10:00.000Z","event":{"kind":"alert"}}""";
        var place = IngestedStamp.Find(Encoding.UTF8.GetBytes(Document), out var time);

        Assert.Equal("\"kind\":\"alert\"}}", Document[place..]);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 0, 10, 0, TimeSpan.Zero), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"event\":{}}")]
    [InlineData("{\"event\":3}")]
    [InlineData("{\"event\":{\"a\"")]
    public void Find_NoSuchDocument_IsMinusOne(string document) =>
        Assert.Equal(-1, IngestedStamp.Find(Encoding.UTF8.GetBytes(document), out _));

    [Fact]
    public void Of_AMoment_IsTheMemberWithItsComma() => Assert.Equal(
        "\"ingested\":\"2026-01-05T00:10:00.123Z\",",
        Encoding.ASCII.GetString(IngestedStamp.Of(new DateTimeOffset(2026, 1, 5, 0, 10, 0, 123, TimeSpan.Zero))));
}
