using FlowKafka.Streams.Windows;

namespace FlowKafka.Streams.Tests.Windows;

public class ConnectionTallyTests
{
    [Fact]
    public void Newest_OneConnectionSeenTwice_KeepsItsLastMoment()
    {
        var tally = default(ConnectionTally);
        tally.Add(50_000, 443, 30);
        tally.Add(50_000, 443, 10);

        Assert.Equal(new FiveTuple(50_000, 443, 1_030), tally.Newest(1_000));
        Assert.True(tally.Second(1_000).IsEmpty);
    }

    [Fact]
    public void Newest_AnyOrder_IsTheTwoWithTheLatestRecords() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Port, byte Last)[]>(),
        seen =>
        {
            var tally = default(ConnectionTally);
            foreach (var (port, last) in seen)
                tally.Add((ushort)(port % 5), 443, last);
            var expected = seen.GroupBy(s => s.Port % 5).Select(g => (Last: (int)g.Max(s => s.Last), Port: g.Key))
                .OrderByDescending(c => c.Last).ThenByDescending(c => c.Port)
                .Select(c => new FiveTuple((ushort)c.Port, 443, 1 + c.Last)).Concat([default, default]).Take(2);
            return expected.SequenceEqual([tally.Newest(1), tally.Second(1)]);
        }).Check(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(1000));
}
