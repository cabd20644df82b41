using FlowKafka.Processor.Demo;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Tests.Demo;

public sealed class DemoStartTests
{
    private static readonly TimeProvider Noon = new Clock(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Parse_NothingAsked_IsTheUsualDay() => Assert.Equal(new(2026, 1, 12, 0, 0, 0, TimeSpan.Zero), DemoStart.Parse(null, Noon));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-02-28")]
    public void Parse_TheDayBefore_BeginsAtItsMidnight(string text) => Assert.Equal(new(2026, 2, 28, 0, 0, 0, TimeSpan.Zero), DemoStart.Parse(text, Noon));

    [Theory]
    [InlineData("2026-03-01", "is not over")]
    [InlineData("2026-02-29", "write a date")]
    [InlineData("1970-12-31", "write a date")]
    [InlineData("today", "write a date")]
    public void Parse_NoPastDay_IsRefusedInOneLine(string text, string why)
    {
        var refused = Assert.Throws<UserException>(() => DemoStart.Parse(text, Noon));

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
