using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Tests.Configuration;

public sealed class MomentTextTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:01Z", 1_000)]
    [InlineData("1970-01-01T00:00:01", 1_000)]
    [InlineData("1970-01-01T01:00:01.5+01:00", 1_500)]
    [InlineData("1970-01-01T00:02Z", 120_000)]
    [InlineData("1970-01-02", 86_400_000)]
    public void TryParse_Iso8601_IsTheMomentAndUtcWithoutAnOffset(string text, long expected)
    {
        Assert.True(MomentText.TryParse(text, out var moment));
        Assert.Equal(expected, moment.ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("01/02/2026")]
    [InlineData("2026-02-30")]
    [InlineData("1767571200")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(MomentText.TryParse(text, out _));
}
