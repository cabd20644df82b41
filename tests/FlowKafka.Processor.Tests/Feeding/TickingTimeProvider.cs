namespace FlowKafka.Processor.Tests.Feeding;

/// <summary>A clock on which every look takes a second.</summary>
internal sealed class TickingTimeProvider : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => _seconds++;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddDays(20_500);
}
