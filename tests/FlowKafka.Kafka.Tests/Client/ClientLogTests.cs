using Confluent.Kafka;

using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Tests.Client;

public sealed class ClientLogTests
{
    private readonly List<string> _lines = [];
    private readonly ManualTime _time = new();
    private readonly ClientLog _log;

    public ClientLogTests() => _log = new ClientLog((level, text) => _lines.Add($"{level}: {text}"), _time);

    [Fact]
    public void Take_TheSameKindInOnePeriod_PassesOneOn_AndCountsAll()
    {
        for (var i = 0; i < 100; i++)
            _log.Take(Refused());

        Assert.Equal(["Warning: Kafka: Connection refused"], _lines);
        Assert.Equal((100, 0, 99), (_log.Warnings, _log.Errors, _log.Suppressed));
    }

    [Fact]
    public void Take_InTheNextPeriod_TellsWhatWasLeftOut()
    {
        _log.Take(Refused());
        _log.Take(Refused());
        _time.Advance(TimeSpan.FromSeconds(29));
        _log.Take(Refused());
        _time.Advance(TimeSpan.FromSeconds(1));
        _log.Take(Refused());

        Assert.Equal(
            ["Warning: Kafka: Connection refused", "Information: Kafka: 2 more lines of the client were left out", "Warning: Kafka: Connection refused"],
            _lines);
    }

    [Fact]
    public void Take_ManyKindsInOnePeriod_PassesTwentyOn()
    {
        for (var i = 0; i < 30; i++)
            _log.Take(new LogMessage("client", SyslogLevel.Info, $"KIND{i}", "text"));
        Assert.Equal((20, 10L), (_lines.Count, _log.Suppressed));
    }

    [Fact]
    public void Take_AFatalError_KeepsTheFirst()
    {
        Assert.Null(_log.Fatal);
        _log.Take(new Error(ErrorCode.Local_Fatal, "fenced", isFatal: true));
        _log.Take(new Error(ErrorCode.Local_Fatal, "again", isFatal: true));
        Assert.Equal("fenced", _log.Fatal);
        Assert.Equal(["Error: Kafka: fenced"], _lines);
    }

    private static Error Refused() => new(ErrorCode.Local_Transport, "Connection refused");

    private sealed class ManualTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}
