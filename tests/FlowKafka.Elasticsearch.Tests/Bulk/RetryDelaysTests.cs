using FlowKafka.Elasticsearch.Bulk;

namespace FlowKafka.Elasticsearch.Tests.Bulk;

public class RetryDelaysTests
{
    [Theory]
    [InlineData(1, 500)]
    [InlineData(2, 1000)]
    [InlineData(3, 2000)]
    [InlineData(6, 16000)]
    [InlineData(7, 30000)]
    [InlineData(1000, 30000)]
    public void Next_AfterFailures_DoublesUpToTheLongest(int failures, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), RetryDelays.Next(failures, null, 1));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 500)]
    [InlineData(0.5, 1000)]
    public void Next_WithJitter_IsAnywhereBetweenZeroAndTheCeiling(double jitter, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), RetryDelays.Next(3, null, jitter));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(7, 0, 7000)]
    [InlineData(7, 0.5, 7250)]
    [InlineData(300, 0, 300000)]
    [InlineData(301, 0, 300000)]
    public void Next_WhenTheServerAsks_IsNotBeforeThat(int asked, double jitter, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), RetryDelays.Next(3, TimeSpan.FromSeconds(asked), jitter));
}
