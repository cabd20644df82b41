using System.Text;
using System.Text.Json;
using FlowKafka.Flows;
using FlowKafka.Kafka.Ingest;

namespace FlowKafka.Kafka.Tests.Ingest;

public sealed class DeadLetterTests
{
    [Fact]
    public void Write_ALine_SaysWhereItStoodAndWhy()
    {
        var document = DeadLetter.Write("flow-logs", 3, 42, new(1, 2), RejectReason.MissingField, "2 - \"ü\""u8, eventTime: null);

        Assert.Equal(
            """{"id":"140a67188ad7aa4c57a625390783201e","reason":"missing_field","topic":"flow-logs","partition":3,"offset":42,"document":1,"line":2,"raw":"2 - \u0022ü\u0022"}""",
            Encoding.UTF8.GetString(document));
    }

    [Fact]
    public void Write_BytesThatAreNoText_GivesBase64()
    {
        using var json = JsonDocument.Parse(DeadLetter.Write("t", 0, 0, default, RejectReason.UnknownShape, [0xFF, 0x00, 0x80], null));

        Assert.Equal([0xFF, 0x00, 0x80], json.RootElement.GetProperty("rawBase64").GetBytesFromBase64());
        Assert.False(json.RootElement.TryGetProperty("raw", out _));
    }

    [Theory]
    [InlineData(DeadLetter.LongestRaw, false)]
    [InlineData(DeadLetter.LongestRaw + 1, true)]
    public void Write_LongRecord_IsCutAndSaysItsLength(int length, bool isCut)
    {
        var raw = new byte[length];
        raw.AsSpan().Fill((byte)'a');
        using var json = JsonDocument.Parse(DeadLetter.Write("t", 0, 0, default, RejectReason.LineTooLong, raw, null));

        Assert.Equal(DeadLetter.LongestRaw, json.RootElement.GetProperty("raw").GetString()!.Length);
        Assert.Equal(isCut, json.RootElement.TryGetProperty("length", out _));
    }

    [Fact]
    public void Write_OfTheLongestControlCharacters_StaysBelowAMegabyte()
    {
        var document = DeadLetter.Write("t", 0, 0, default, RejectReason.UnknownShape, new byte[1 << 20], null);
        Assert.InRange(document.Length, 1, 1_000_000);
    }

    [Fact]
    public void Write_LateRecord_CarriesItsEventTime()
    {
        using var json = JsonDocument.Parse(DeadLetter.Write("t", 0, 0, default, RejectReason.Late, "x"u8, 1_767_571_200_000));
        Assert.Equal(1_767_571_200_000, json.RootElement.GetProperty("eventTime").GetInt64());
        Assert.Equal("late", json.RootElement.GetProperty("reason").GetString());
    }

    [Fact]
    public void IdOf_DifferentPlaces_Differs()
    {
        var ids = new[]
        {
            DeadLetter.IdOf("t", 0, 0, new(0, 0)), DeadLetter.IdOf("t", 0, 0, new(0, 1)), DeadLetter.IdOf("t", 0, 0, new(1, 0)),
            DeadLetter.IdOf("t", 0, 1, new(0, 0)), DeadLetter.IdOf("t", 1, 0, new(0, 0)), DeadLetter.IdOf("u", 0, 0, new(0, 0)),
        };
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[0], DeadLetter.IdOf("t", 0, 0, new(0, 0)));
    }
}
