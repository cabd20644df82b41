using FlowKafka.Detection.Correlation;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Correlating;

public sealed class MiningTimesTests
{
    [Fact]
    public void With_AnyFewStretches_IsTheirUnion()
    {
        var stretches = Gen.ListOf(Gen.Choose(0, 300).SelectMany(start => Gen.Choose(-2, 20).Select(length => (start, end: start + length))));
        Prop.ForAll(Arb.From(stretches), list =>
        {
            var (times, minutes) = (MiningTimes.None, new SortedSet<int>());
            foreach (var (start, end) in list.Take(MiningTimes.MostSpans))
            {
                times = times.With(start, end);
                minutes.UnionWith(Enumerable.Range(start, Math.Max(0, end - start)));
            }

            Assert.Equal(minutes.Count, times.TotalMilliseconds);
            for (var i = 1; i < times.Spans.Count; i++)
                Assert.True(times.Spans[i - 1].End < times.Spans[i].Start);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(31, 41));
    }

    [Fact]
    public void With_OneStretchMoreThanAreKept_FoldsTheEarliestAndKeepsTheSum()
    {
        var times = MiningTimes.None;
        for (var i = 0; i <= MiningTimes.MostSpans; i++)
            times = times.With(i * 10, (i * 10) + 4);
        Assert.Equal((MiningTimes.MostSpans, 4, 4, 65 * 4), (times.Spans.Count, times.FoldedMilliseconds, times.FoldedThrough, times.TotalMilliseconds));
        Assert.Equal(65 * 4, times.With(0, 4).TotalMilliseconds);
        Assert.Equal((65 * 4) + 1, times.With(0, 5).TotalMilliseconds);
    }
}
