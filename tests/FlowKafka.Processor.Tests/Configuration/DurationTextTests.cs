using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Tests.Configuration;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("30s", 30)]
    [InlineData("10m", 600)]
    [InlineData("10min", 600)]
    [InlineData("1.5h", 5400)]
    [InlineData("14d", 1209600)]
    [InlineData("00:10:00", 600)]
    [InlineData("1.00:00:01", 86401)]
    [InlineData("0s", 0)]
    public void TryParse_Duration_IsRead(string text, double seconds)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Equal(seconds, duration.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("10 parsecs")]
    [InlineData("1e300d")]
    [InlineData("99999999999999d")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(DurationText.TryParse(text, out _));
}
