using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Testing;

namespace FlowKafka.Elasticsearch.Tests.Bulk;

public class TroubleLogTests
{
    [Fact]
    public void Say_OfTheSameKind_IsOneLineAMinute()
    {
        var time = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        var lines = new List<string>();
        var log = new TroubleLog(lines.Add, time);
        log.EndsWell();
        log.Say(AttemptOutcome.Busy, "Busy 1.");
        log.Say(AttemptOutcome.Away, "Away 1.");
        time.Advance(TroubleLog.Pause - TimeSpan.FromTicks(1));
        log.Say(AttemptOutcome.Busy, "Busy 2.");
        time.Advance(TimeSpan.FromTicks(1));
        log.Say(AttemptOutcome.Busy, "Busy 3.");
        log.EndsWell();
        log.EndsWell();

        Assert.Equal(["Busy 1. Trying again.", "Away 1. Trying again.", "Busy 3. Trying again.", "Elasticsearch takes documents again."], lines);
    }
}
