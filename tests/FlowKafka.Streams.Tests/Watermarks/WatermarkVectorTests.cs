using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Streams.Tests.Watermarks;

public class WatermarkVectorTests
{
    [Fact]
    public void Combined_PartitionNotHeardOf_StandsStill()
    {
        var vector = new WatermarkVector();
        vector.Apply(Update(2, (0, 5_000, false)));

        Assert.Equal(long.MinValue, vector.Combined);
        Assert.False(vector.AllIdle);
    }

    [Fact]
    public void Combined_AllHeardOf_IsTheMinimum()
    {
        var vector = new WatermarkVector();
        vector.Apply(Update(2, (0, 5_000, false)));
        vector.Apply(Update(2, (1, 3_000, false)));

        Assert.Equal(3_000, vector.Combined);
    }

    [Fact]
    public void Combined_SlowestTurnsIdle_IsTheMinimumOfTheOthers()
    {
        var vector = new WatermarkVector();
        vector.Apply(Update(3, (0, 5_000, false), (1, 3_000, false), (2, 9_000, false)));
        vector.Apply(Update(3, (1, 3_000, true)));

        Assert.Equal(5_000, vector.Combined);
    }

    [Fact]
    public void Combined_SlowPartitionWakesOrIsToldLate_NeverFalls()
    {
        var vector = new WatermarkVector();
        vector.Apply(Update(2, (0, 5_000, false), (1, 3_000, true)));
        vector.Apply(Update(2, (1, 4_000, false)));
        vector.Apply(Update(2, (0, 1_000, false)));

        Assert.Equal(5_000, vector.Combined);
    }

    [Fact]
    public void Combined_TopicGrows_WaitsForTheNewPartition()
    {
        var vector = new WatermarkVector();
        vector.Apply(Update(1, (0, 5_000, false)));
        vector.Apply(Update(2, (0, 9_000, false)));
        Assert.Equal(5_000, vector.Combined);

        vector.Apply(Update(2, (1, 5_000, false)));
        vector.Apply(Update(2, (1, 7_000, false)));
        Assert.Equal(7_000, vector.Combined);
    }

    [Fact]
    public void AllIdle_LastActiveTurnsIdle_KeepsCombined()
    {
        var vector = new WatermarkVector();
        vector.Apply(Update(2, (0, 5_000, false), (1, 3_000, true)));
        Assert.False(vector.AllIdle);
        vector.Apply(Update(2, (0, 5_000, true)));

        Assert.True(vector.AllIdle);
        Assert.Equal(5_000, vector.Combined);
    }

    [Theory]
    [InlineData(599_999, 600_000)]
    [InlineData(600_000, 1_200_000)]
    public void FloorFor_AllIdle_IsTheEndOfTheLastWindowSeen(long highestEventTime, long expected)
    {
        const long Grace = 1_500_000;
        var vector = new WatermarkVector();
        vector.Apply(Update(2, (0, highestEventTime - Grace, true), (1, 5_000 - Grace, true)));

        Assert.Equal(expected, vector.FloorFor(600_000, Grace));
    }

    [Fact]
    public void Snapshot_AppliedToAnotherVector_GivesTheSameCombination()
    {
        var vector = new WatermarkVector();
        vector.Apply(Update(3, (0, 5_000, false), (1, 3_000, true), (2, 4_000, false)));
        var other = new WatermarkVector();
        other.Apply(vector.Snapshot());

        Assert.Equal(4_000, other.Combined);
    }

    [Fact]
    public void Combined_AnyUpdates_NeverFallsAndNeverPassesAnActivePartition() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Partition, short Watermark, bool Idle)[]>(),
        updates =>
        {
            var vector = new WatermarkVector();
            var before = long.MinValue;
            var told = new (long Watermark, bool Idle)?[3];
            foreach (var (partition, watermark, idle) in updates)
            {
                var p = partition % 3;
                vector.Apply(Update(3, (p, watermark, idle)));
                told[p] = (Math.Max(told[p]?.Watermark ?? long.MinValue, watermark), idle);
                if (vector.Combined < before)
                    return false;
                if (vector.Combined > before && told.Any(t => t is { Idle: false } && t.Value.Watermark < vector.Combined))
                    return false;
                before = vector.Combined;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(500));

    private static WatermarkUpdate Update(int partitions, params (int Partition, long Watermark, bool Idle)[] told) =>
        new([new InputTopic("logs", partitions)], [.. told.Select(t => new PartitionWatermark("logs", t.Partition, t.Watermark, t.Idle))]);
}
