using Confluent.Kafka;
using FlowKafka.Avro;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Exchange;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Tests.Exchange;

public sealed class ExchangeReaderTests
{
    [Fact]
    public void Read_OneSourceHasNotClosed_GivesNothing()
    {
        var run = new ReaderRun(2).Pack(0, 600, 0, "a").Marker(0, 600).Pack(1, 600, 0, "b").Read();
        Assert.Empty(run.Steps);
        Assert.Equal((long.MinValue, 0), (run.Reader.ClosedThrough, run.Reader.OldestHeldOffset));

        run.Marker(1, 600).Read();

        Assert.Equal(["600:a,b"], run.Steps);
        Assert.Equal((600, long.MaxValue), (run.Reader.ClosedThrough, run.Reader.OldestHeldOffset));
        Assert.True(run.Reader.IsEmpty);
    }

    [Fact]
    public void Read_SourcesOutOfOrder_GivesThemBySourceAndSequence()
    {
        var run = new ReaderRun(3)
            .Pack(2, 600, 0, "e").Pack(0, 600, 0, "a").Pack(2, 600, 1, "f").Pack(0, 600, 1, "b").Marker(2, 600).Pack(1, 600, 0, "c")
            .Marker(1, 600).Marker(0, 600).Read();
        Assert.Equal(["600:a,b,c,e,f"], run.Steps);
    }

    [Fact]
    public void Read_SeveralWindowsAtOnce_GivesThemInOrderAndThenTheAdvance()
    {
        var run = new ReaderRun(2)
            .Pack(0, 1200, 0, "a").Marker(0, 1200).Marker(0, 3000)
            .Pack(1, 600, 0, "b").Marker(1, 600).Pack(1, 1800, 0, "c").Marker(1, 1800).Marker(1, 2400).Read();
        Assert.Equal(["600:b", "1200:a", "1800:c", "2400:"], run.Steps);
    }

    [Fact]
    public void Read_UpToAMoment_StopsThere()
    {
        var run = new ReaderRun(1).Pack(0, 600, 0, "a").Marker(0, 600, "6").Marker(0, 1200, "12").Pack(0, 1800, 0, "b").Marker(0, 1800, "18");
        run.Take();
        var reader = run.Reader;

        Assert.True(reader.TryPeekStep(1200, out var end, out var hasData));
        run.Step(end, hasData);
        Assert.True(reader.TryPeekStep(1200, out end, out hasData));
        run.Step(end, hasData);
        Assert.False(reader.TryPeekStep(1200, out _, out _));
        Assert.Equal(["600:a", "1200:"], run.Steps);
        Assert.Equal("12", run.MarkerText(0));
        Assert.True(reader.TryPeekStep(1800, out _, out hasData));
        Assert.True(hasData);
    }

    [Fact]
    public void MarkerPayload_OfStepsBetweenMarkers_IsTheNewestAtOrBeforeTheStep()
    {
        var run = new ReaderRun(2).Marker(0, 600, "a6").Marker(0, 1800, "a18").Marker(1, 600, "b6").Read();
        Assert.Equal(("a6", "b6"), (run.MarkerText(0), run.MarkerText(1)));

        run.Pack(1, 1200, 0, "x").Marker(1, 1200, "b12").Read();

        Assert.Equal(["600:", "1200:x"], run.Steps);
        Assert.Equal(("a6", "b12"), (run.MarkerText(0), run.MarkerText(1)));
    }

    [Fact]
    public void Read_SourceThatWritesAllAgain_CountsItOnce()
    {
        var run = new ReaderRun(1).Pack(0, 600, 0, "a").Pack(0, 600, 1, "b").Marker(0, 600)
            .Pack(0, 600, 0, "a").Pack(0, 600, 1, "b").Marker(0, 600).Pack(0, 1200, 0, "c").Marker(0, 1200).Read();
        Assert.Equal(["600:a,b", "1200:c"], run.Steps);
        Assert.Equal(3, run.Reader.Repeats);
    }

    [Fact]
    public void Read_SourceThatDiedWithinAWindow_CountsTheFirstHalfOnce()
    {
        var run = new ReaderRun(1).Pack(0, 600, 0, "a").Pack(0, 600, 1, "b")
            .Pack(0, 600, 0, "a").Pack(0, 600, 1, "b").Pack(0, 600, 2, "c").Marker(0, 600).Read();
        Assert.Equal(["600:a,b,c"], run.Steps);
    }

    [Fact]
    public void Read_EarlierOwnerInterleaved_CountsEachPackOnce()
    {
        var run = new ReaderRun(1).Pack(0, 600, 0, "a").Pack(0, 600, 0, "a").Pack(0, 600, 1, "b").Marker(0, 600).Pack(0, 1200, 0, "c")
            .Pack(0, 600, 1, "b").Marker(0, 600).Pack(0, 1200, 1, "d").Pack(0, 1200, 0, "c").Marker(0, 1200).Pack(0, 1200, 1, "d").Marker(0, 1200).Read();
        Assert.Equal(["600:a,b", "1200:c,d"], run.Steps);
    }

    [Fact]
    public void Read_RepeatsKept_GivesAllOfOpenWindowsAndNoneOfClosedOnes()
    {
        var run = new ReaderRun(2, dropRepeats: false).Pack(0, 600, 0, "a").Pack(0, 600, 0, "z").Marker(0, 600).Pack(0, 600, 1, "late").Marker(1, 600).Read();
        Assert.Equal(["600:a,z"], run.Steps);
    }

    [Fact]
    public void Restart_WithMarkerAheadOfTheOthers_ReadsItAgain()
    {
        var run = new ReaderRun(2).Pack(0, 600, 0, "a").Marker(0, 600).Marker(0, 1200, "a12").Marker(1, 600).Read();
        Assert.Equal(2, run.Reader.OldestHeldOffset);

        run.Restart().Pack(1, 1200, 0, "b").Marker(1, 1200).Read();

        Assert.Equal(["600:a", "1200:b"], run.Steps);
        Assert.Equal("a12", run.MarkerText(0));
    }

    [Fact]
    public void Take_SourceThatThereIsNot_IsUnreadable()
    {
        var run = new ReaderRun(2).Marker(2, 600);
        var failure = Assert.Throws<StageFailedException>(() => run.Read());
        Assert.Equal(StageFailure.Unreadable, failure.Failure);
        Assert.Contains("t/0 holds a message at offset 0", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_MessageOfAnotherKind_IsUnreadable()
    {
        var reader = new ExchangeReader(1, dropRepeats: true);
        Assert.Throws<StageFailedException>(() => reader.Take(new BatchMessage("t", 0, 0, ErrorCode.NoError, [], "rubbish"u8)));
    }

    [Fact]
    public void ReadStep_PayloadThatCannotBeRead_NamesTheMessage()
    {
        var run = new ReaderRun(1).Pack(0, 600, 0, "a").Pack(0, 600, 1, "b").Marker(0, 600);
        run.Take();
        Assert.True(run.Reader.TryPeekStep(out _, out _));
        var failure = Assert.Throws<StageFailedException>(() => run.Reader.ReadStep(payload =>
        {
            if (payload[0] == 'b')
                throw new AvroFormatException("no");
        }));
        Assert.Contains("t/0 holds a message at offset 1", failure.Message, StringComparison.Ordinal);
    }
}
