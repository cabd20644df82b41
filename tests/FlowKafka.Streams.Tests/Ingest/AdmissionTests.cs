using FlowKafka.Flows;
using FlowKafka.Streams.Ingest;
using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Streams.Tests.Ingest;

public class AdmissionTests
{
    private const long Now = TestFlow.Epoch + (7 * 86_400_000L);
    private static readonly SymbolTable Symbols = new();
    private readonly Admission _admission = new(new AdmissionOptions());
    private readonly PartitionClock _clock = new(1_500_000);

    [Fact]
    public void Decide_WindowEndsAtTheWatermark_IsLate()
    {
        Decide(new TestFlow { Start = 600 + 1_500 });

        Assert.Equal(TestFlow.Epoch + 600_000, _clock.Watermark);
        Assert.Equal(AdmissionResult.Late, Decide(new TestFlow { Start = 599 }));
        Assert.Equal(AdmissionResult.Admitted, Decide(new TestFlow { Start = 600 }));
    }

    [Fact]
    public void Decide_WatermarkJustBeforeTheWindowsEnd_IsAdmitted()
    {
        Decide(new TestFlow { Start = 599.999 + 1_500 });

        Assert.Equal(AdmissionResult.Admitted, Decide(new TestFlow { Start = 0 }));
    }

    [Theory]
    [InlineData(600, AdmissionResult.Admitted)]
    [InlineData(600.001, AdmissionResult.Future)]
    public void Decide_AheadOfTheClock_TenMinutesAreTheLimit(double secondsAhead, AdmissionResult expected) =>
        Assert.Equal(expected, Decide(new TestFlow { Start = ((Now - TestFlow.Epoch) / 1000.0) + secondsAhead }));

    [Fact]
    public void Decide_Future_NeverMovesTheWatermark()
    {
        Decide(new TestFlow { Start = 0 });
        Decide(new TestFlow { Start = 30 * 86_400 });

        Assert.Equal(TestFlow.Epoch - 1_500_000, _clock.Watermark);
    }

    [Fact]
    public void Decide_RecordLongerThanAWindow_CountsByItsEnd()
    {
        Decide(new TestFlow { Start = 3_600 });

        Assert.Equal(AdmissionResult.Admitted, Decide(new TestFlow { Start = 0, End = 3_000 }));
        Assert.Equal(AdmissionResult.Late, Decide(new TestFlow { Start = 0, End = 600 }));
    }

    [Theory]
    [InlineData("10.0.0.1", "203.0.113.9", AdmissionResult.Admitted)]
    [InlineData("203.0.113.9", "10.0.0.1", AdmissionResult.InboundReject)]
    public void Decide_Rejected_OnlyOutboundIsLetThrough(string source, string destination, AdmissionResult expected) =>
        Assert.Equal(expected, Decide(new TestFlow { Source = source, Destination = destination, Action = FlowAction.Reject }));

    [Fact]
    public void Decide_ProtocolNotWatched_IsSetAsideAndDoesNotMoveTheWatermark()
    {
        Assert.Equal(AdmissionResult.OtherProtocol, Decide(new TestFlow { Protocol = 17 }));
        Assert.Equal(long.MinValue, _clock.Watermark);
    }

    [Fact]
    public void LostWindows_IntervalOverABoundary_TouchesBothWindows()
    {
        var lost = new LostInterval(0, TestFlow.Epoch + 590_000, TestFlow.Epoch + 600_000);

        Assert.Equal([TestFlow.Epoch, TestFlow.Epoch + 600_000], _admission.LostWindows(lost, _clock, Now));
    }

    [Fact]
    public void LostWindows_WindowIsOver_IsLeftOut()
    {
        Decide(new TestFlow { Start = 600 + 1_500 });
        var lost = new LostInterval(0, TestFlow.Epoch + 590_000, TestFlow.Epoch + 650_000);

        Assert.Equal([TestFlow.Epoch + 600_000], _admission.LostWindows(lost, _clock, Now));
    }

    [Fact]
    public void LostWindows_LongerThanADay_GivesNothing() =>
        Assert.Empty(_admission.LostWindows(new LostInterval(0, 0, 86_400_001), _clock, Now));

    private AdmissionResult Decide(TestFlow flow) => _admission.Decide(flow.ToRecord(Symbols), _clock, Now);
}
