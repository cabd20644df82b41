using FlowKafka.Streams.Windows;

namespace FlowKafka.Streams.Tests.Windows;

public class WindowSpanTests
{
    private static readonly WindowSpan TenMinutes = new(600_000);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(599_999, 0)]
    [InlineData(600_000, 600_000)]
    [InlineData(-1, -600_000)]
    [InlineData(-600_000, -600_000)]
    [InlineData(-600_001, -1_200_000)]
    public void StartOf_EachSideOfABoundary_IsAlignedToTheEpoch(long time, long expected) =>
        Assert.Equal(expected, TenMinutes.StartOf(time));

    [Fact]
    public void EndOf_AWindowsEnd_BelongsToTheNextWindow() => Assert.Equal(1_200_000, TenMinutes.EndOf(600_000));
}
