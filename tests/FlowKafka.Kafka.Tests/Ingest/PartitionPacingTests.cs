using FlowKafka.Kafka.Ingest;
using FlowKafka.Kafka.Positions;

namespace FlowKafka.Kafka.Tests.Ingest;

public sealed class PartitionPacingTests
{
    private readonly InputPositions _positions = new();
    private readonly PartitionPacing _pacing = new(maximumAhead: 100);

    public PartitionPacingTests() => _positions.Describe([new("in", 2)]);

    [Fact]
    public void Limit_BeforeAnythingIsKnown_IsNone() => Assert.Equal(long.MaxValue, _pacing.Limit(_positions));

    [Fact]
    public void Limit_BeforeAllAreHeardOf_RestsOnTheFirstWatermark()
    {
        Apply(0, 1000);
        Assert.Equal(1100, _pacing.Limit(_positions));
        Apply(0, 1090);
        Assert.Equal(1100, _pacing.Limit(_positions));
    }

    [Fact]
    public void Begin_WithTheFirstWatermark_HoldsUntilAllAreHeardOf()
    {
        Assert.Equal(800, _pacing.Begin(700));
        Assert.Equal(800, _pacing.Begin(750));
        Apply(0, 1000);
        Assert.Equal(800, _pacing.Limit(_positions));
    }

    [Fact]
    public void Limit_WithG_FollowsIt()
    {
        Apply(0, 1000);
        Apply(1, 400);
        Assert.Equal(500, _pacing.Limit(_positions));
        Apply(1, 900);
        Assert.Equal(1000, _pacing.Limit(_positions));
    }

    private void Apply(int partition, long watermark) =>
        _positions.Apply(new("in", partition, 1, watermark, IsIdle: false, long.MinValue));
}
