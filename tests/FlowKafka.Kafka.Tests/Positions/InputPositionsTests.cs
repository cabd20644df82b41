using FlowKafka.Kafka.Positions;

namespace FlowKafka.Kafka.Tests.Positions;

public sealed class InputPositionsTests
{
    private const long Window = 600_000;
    private const long Grace = 1_500_000;

    private readonly InputPositions _positions = new();

    public InputPositionsTests() => _positions.Describe([new("in", 2)]);

    [Fact]
    public void Apply_LowerOffsetOfAnEarlierOwner_IsIgnored()
    {
        Assert.True(_positions.Apply(At(0, offset: 10, watermark: 1000)));
        Assert.False(_positions.Apply(At(0, offset: 9, watermark: 5000)));

        Assert.True(_positions.TryGet("in", 0, out var position));
        Assert.Equal(At(0, offset: 10, watermark: 1000), position);
    }

    [Fact]
    public void Apply_SameOffset_TheNewestIdleFlagHolds()
    {
        _positions.Apply(At(0, 10, 1000));
        Assert.True(_positions.Apply(At(0, 10, 1000, isIdle: true)));

        Assert.True(_positions.TryGet("in", 0, out var position));
        Assert.True(position.IsIdle);
    }

    [Fact]
    public void Combined_WhileAPartitionIsNotHeardOf_StandsStill()
    {
        _positions.Apply(At(0, 10, 1000));
        Assert.Equal(long.MinValue, _positions.Combined);

        _positions.Apply(At(1, 3, 700));
        Assert.Equal(700, _positions.Combined);
    }

    [Fact]
    public void Combined_WhenATopicHasGrown_IsWhatTheOwnersStored()
    {
        _positions.Describe([new("in", 3)]);
        _positions.Apply(At(0, 10, 1000) with { Combined = 650 });
        _positions.Apply(At(1, 3, 700) with { Combined = 640 });

        Assert.Equal(650, _positions.Combined);
        Assert.Equal(650, _positions.FloorFor(Window, Grace));
    }

    [Fact]
    public void FloorFor_WhenAllAreIdle_IsTheEndOfTheLastWindowSeen()
    {
        _positions.Apply(At(0, 10, 0, isIdle: true));
        Assert.False(_positions.AllIdle);
        _positions.Apply(At(1, 3, -300_000, isIdle: true));

        Assert.True(_positions.AllIdle);
        Assert.Equal(1_800_000, _positions.FloorFor(Window, Grace));
    }

    [Fact]
    public void LowestKnown_LeavesOutIdleAndUnmovedPartitions()
    {
        Assert.Null(_positions.LowestKnown);
        _positions.Apply(At(0, 0, long.MinValue));
        Assert.Null(_positions.LowestKnown);
        _positions.Apply(At(1, 3, 700));
        Assert.Equal(700, _positions.LowestKnown);
        _positions.Apply(At(1, 3, 700, isIdle: true));
        Assert.Null(_positions.LowestKnown);
    }

    private static InputPosition At(int partition, long offset, long watermark, bool isIdle = false) =>
        new("in", partition, offset, watermark, isIdle, long.MinValue);
}
