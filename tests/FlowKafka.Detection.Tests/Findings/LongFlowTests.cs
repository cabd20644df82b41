using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Findings.Detectors;
using Xunit;

namespace FlowKafka.Detection.Tests.Findings;

public sealed class LongFlowTests
{
    private static readonly LongFlowDetector Long = new(new());
    private static readonly QuietLongFlowDetector Quiet = new(new());

    [Theory]
    [InlineData(9 - (1 / 6.0), 0)]
    [InlineData(9, 1)]
    [InlineData(24 - (1 / 6.0), 1)]
    [InlineData(24, 2)]
    [InlineData(168 - (1 / 6.0), 2)]
    [InlineData(168, 3)]
    [InlineData(41 * 24, 3)]
    [InlineData(24_000, 3)]
    [InlineData(24_001, 0)] // a wrong clock
    public void LongFlow_OfSoManyHours_HasThisGrade(double hours, int grade)
    {
        var finding = new Evidence { Hours = hours }.Of(Long);

        Assert.Equal(grade, finding.Grade);
        Assert.Equal(grade == 0 ? (FindingKind.None, 0, 0) : (FindingKind.LongFlow, Math.Round(hours, 6), 9.0), (finding.Kind, Math.Round(finding.Value, 6), finding.Bound));
    }

    [Theory]
    [InlineData("outbound", true)]
    [InlineData("external", true)]
    [InlineData("internal", false)]
    [InlineData("inbound", false)]
    public void LongFlow_ServerInside_IsNone(string direction, bool isFound)
    {
        Assert.Equal(isFound, new Evidence { Hours = 10, Direction = direction }.Of(Long).IsFound);
        Assert.Equal(isFound, new Evidence { Hours = 10, Direction = direction }.Of(Quiet).IsFound);
    }

    [Theory]
    [InlineData(9_000_000, 0, true)]
    [InlineData(4_500_000, 4_500_000, true)]
    [InlineData(4_500_000, 4_500_001, false)]
    public void QuietLongFlow_MegabyteAnHourBothWays_IsTheMost(long lower, long higher, bool isFound)
    {
        var finding = new Evidence { Hours = 9, LowerBytes = lower, HigherBytes = higher }.Of(Quiet);

        Assert.Equal(isFound ? new(FindingKind.QuietLongFlow, 1, 1_000_000, 1_000_000) { Second = 9 } : Finding.None, finding);
    }

    [Fact]
    public void LongFlow_OneRecordOf41Days_IsLong()
    {
        var evidence = new Evidence { LongRecords = new(1, Evidence.End - (41L * 86_400_000), Evidence.End, 984_000_000, 1) };

        Assert.Equal(new(FindingKind.LongFlow, 3, 984, 9), evidence.Of(Long));
        Assert.False(evidence.Of(Quiet).IsFound);
        Assert.Equal(
            new(FindingKind.QuietLongFlow, 3, 1_000_000, 1_000_000) { Second = 984 },
            (evidence with { LongRecords = evidence.LongRecords with { ServerBytes = 0 } }).Of(Quiet));
    }

    [Fact]
    public void LongFlow_RecordThatBeganBeforeTheConversation_CountsFromItsStart() =>
        Assert.Equal(12, new Evidence { Hours = 3, LongRecords = new(1, Evidence.End - (12 * 3_600_000), Evidence.End, 0, 0) }.Of(Long).Value);

    [Fact]
    public void LongFlow_RefusedOnly_IsNone() =>
        Assert.False(new Evidence { Rejects = new(1, 500, 500, ulong.MaxValue, 3333, 1, 1) }.Of(Long).IsFound);

    [Fact]
    public void Faults_EachWrongOption_HasALineOfItsOwn()
    {
        Assert.Empty(new DetectorOptions().Faults());
        Assert.Equal(
            [
                "LongFlow: Least, VeryLong, Longest and Credible are 2.00:00:00, 1.00:00:00, 7.00:00:00 and 1000.00:00:00: none may be less than the one before.",
                "QuietLongFlow: Least is 00:00:00: it must be positive.",
                "QuietLongFlow: MostBytesAnHour is 0: it must be positive.",
                "PeriodicFlow: LeastWindows is 7: it must be at least 8.",
                "PeriodicFlow: LeastTiming is 0: it must be above 0 and at most 1.",
                "PeriodicFlow: StrongScore is 0.7: it must not be less than LeastScore, 0.8.",
                "PeriodicFlow: FullDuration is 00:00:00: it must be positive.",
                "BlockedMiner: LeastWindows is 6 and ManyWindows 5: the former must be at least 2, the latter not less.",
                "BlockedMiner: LeastAttempts is 8 and MostAttempts 7: the former must be positive, the latter not less.",
                "BlockedMiner: LeastPresence is 1.1: it must be from 0 to 1.",
                "BlockedMiner: MostPorts is 0: it must be at least 1.",
            ],
            new DetectorOptions
            {
                LongFlow = new() { Least = TimeSpan.FromDays(2) },
                QuietLongFlow = new() { Least = TimeSpan.Zero, MostBytesAnHour = 0 },
                PeriodicFlow = new() { LeastWindows = 7, LeastTiming = 0, LeastScore = 0.8, StrongScore = 0.7, FullDuration = TimeSpan.Zero },
                BlockedMiner = new() { ManyWindows = 5, MostAttempts = 7, LeastPresence = 1.1, MostPorts = 0 },
            }.Faults());
    }

    [Fact]
    public void Build_EachSwitchedOff_IsLeftOut()
    {
        FindingKind[] tunable = [FindingKind.LongFlow, FindingKind.QuietLongFlow, FindingKind.PeriodicFlow, FindingKind.BlockedMiner];
        FindingKind[] all = [.. Enum.GetValues<FindingKind>().Where(kind => kind != FindingKind.None)];
        var switchedOff = new DetectorOptions
        {
            LongFlow = new() { Enabled = false },
            QuietLongFlow = new() { Enabled = false },
            PeriodicFlow = new() { Enabled = false },
            BlockedMiner = new() { Enabled = false },
        };

        Assert.Equal(all, new DetectorOptions().Build().Select(detector => detector.Kind).Order());
        Assert.Equal(all.Except(tunable), switchedOff.Build().Select(detector => detector.Kind).Order());
        Assert.Empty(new DetectorOptions { Off = all }.Build());
    }
}
