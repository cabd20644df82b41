using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Findings.Detectors;
using Xunit;

namespace FlowKafka.Detection.Tests.Findings;

public sealed class BlockedMinerTests
{
    private static readonly BlockedMinerDetector Detector = new(new());

    /// <summary>Just enough of everything.</summary>
    private static readonly RejectHistory Least = new(Evidence.End - (6 * Trace.Size), 6, 48, 0b11_1111, 3333, 2, 0.4) { ActiveMinutes = 0.5 };

    [Fact]
    public void Find_JustEnough_IsOfTheFirstGrade() =>
        Assert.Equal(new(FindingKind.BlockedMiner, 1, 6, 6) { Second = 8 }, new Evidence { Rejects = Least }.Of(Detector));

    [Fact]
    public void Find_EachALittleLess_IsNone() => Assert.All(
        new[]
        {
            Least with { Windows = 5 },
            Least with { Records = 47 },
            Least with { Records = 3_601 },
            Least with { Ports = 3 },
            Least with { Port = 0 },
            Least with { Regularity = 0.399 },
            Least with { ActiveMinutes = 0.499 },
            Least with { Start = Least.Start - (2 * Trace.Size) }, // six of eight windows
        },
        rejects => Assert.Equal(Finding.None, new Evidence { Rejects = rejects }.Of(Detector)));

    [Theory]
    [InlineData(17, 1)]
    [InlineData(18, 2)]
    public void Find_ThreeHours_AreOfTheSecondGrade(int windows, int grade) => Assert.Equal(
        grade,
        new Evidence
        {
            Rejects = Least with { Start = Evidence.End - (windows * Trace.Size), Windows = windows, Records = 35 * windows, Recent = (1ul << windows) - 1 },
        }.Of(Detector).Grade);

    [Theory]
    [InlineData(54, 0)]
    [InlineData(55, 2)] // 0.85 of 64 windows is 54.4
    public void Find_LongerThanTheMaskTells_ReadsTheNewest64(int present, int grade) => Assert.Equal(
        grade,
        new Evidence
        {
            Rejects = Least with { Start = Evidence.End - (1_000 * Trace.Size), Windows = 900, Records = 35 * 900, Recent = ulong.MaxValue << (64 - present) },
        }.Of(Detector).Grade);

    [Theory]
    [InlineData("internal")]
    [InlineData("inbound")]
    public void Find_ServerInside_IsNone(string direction) =>
        Assert.False(new Evidence { Rejects = Least, Direction = direction }.Of(Detector).IsFound);

    [Fact]
    public void Find_NothingRefused_IsNone() => Assert.False(new Evidence { Hours = 10 }.Of(Detector).IsFound);
}
