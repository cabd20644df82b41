using Xunit;

namespace FlowKafka.Detection.Tests.Companions;

/// <summary>Continuity, bursts and periods.</summary>
public class TimeTests
{
    [Fact]
    public void Continuity_ThreeActiveOfFive_IsTheirShare() => Assert.Equal(0.6, Windows.Measure("continuity", Windows.OfPackets(1, 0, 0, 1, 1)), 1e-15);

    [Fact]
    public void LongestGap_GapsOfTwoAndOne_IsTwo() => Assert.Equal(2, Windows.Measure("longest-gap", Windows.OfPackets(1, 0, 1, 0, 0, 1, 1)));

    [Theory]
    [InlineData("continuity", 1)]
    [InlineData("longest-gap", 0)]
    [InlineData("burstiness", -1)]
    [InlineData("active-minutes", 1)]
    public void Of_TwoEqualWindowsInARow_IsAsSteadyAsCanBe(string name, double expected)
    {
        Assert.Equal(expected, Windows.Measure(name, Windows.OfPackets(4, 4)));
        Assert.Equal(double.NaN, Windows.Measure(name, Windows.OfPackets(4)));
    }

    [Fact]
    public void Continuity_WindowsAcrossTheWholeRangeOfNumbers_DoesNotOverflow()
    {
        var windows = Windows.OfPackets(1, 1);
        windows[1] = windows[1] with { Window = int.MaxValue };

        Assert.Equal(2 / 2147483648.0, Windows.Measure("continuity", windows));
        Assert.Equal(2147483646, Windows.Measure("longest-gap", windows));
        Assert.Equal(1, Windows.Measure("burstiness", windows), 1e-4);
        Assert.InRange(Windows.Measure("periodicity", windows), double.NegativeInfinity, 0);
    }

    [Fact]
    public void ActiveMinutes_FiveOfTwentyWithASilentWindowBetween_IsTheirShareOfThirty()
    {
        var windows = Windows.OfPackets(1, 0, 1);

        Assert.Equal(5 / 30.0, Windows.Measure("active-minutes", [windows[0] with { ActiveMinutes = 0b1000000101 }, windows[1] with { ActiveMinutes = 0b11 }]), 1e-15);
        Assert.Equal(double.NaN, Windows.Measure("active-minutes", [windows[0] with { ActiveMinutes = 0 }, windows[1] with { ActiveMinutes = 0 }]));
    }

    [Fact]
    public void ActiveMinutes_WindowsOfOneMinute_AreWholeWindows() => Assert.Equal(
        0.5, Windows.Measure("active-minutes", [.. Windows.OfPackets(1, 0, 0, 1).Select(w => w with { ActiveMinutes = 1 })]));

    // Packets 8, 0, 0, 0, 8 over five windows: mean 3.2, variance (2 × 4.8² + 3 × 3.2²) / 5 = 15.36.
    [Fact]
    public void Burstiness_TwoBurstsInSilence_CountsTheSilentWindows() => Assert.Equal(
        (Math.Sqrt(15.36) - 3.2) / (Math.Sqrt(15.36) + 3.2), Windows.Measure("burstiness", Windows.OfPackets(8, 0, 0, 0, 8)), 1e-15);

    // Deviations ±1 in turn: at lag 2, six products of 1 over eight squares of 1.
    [Fact]
    public void Periodicity_EveryOtherWindowLarge_IsTheShareOfPairsThatAreLeftAtLagTwo()
    {
        Assert.Equal(0.75, Windows.Measure("periodicity", Windows.OfPackets(1, 3, 1, 3, 1, 3, 1, 3)), 1e-15);
        Assert.Equal(double.NaN, Windows.Measure("periodicity", Windows.OfPackets(1, 3, 1, 3, 1, 3, 1)));
    }

    // Deviations 36 and three times -16 thirteenths in turn: at lag 4, 3 × 36² + 6 × 16² of 4 × 36² + 9 × 16².
    [Fact]
    public void Periodicity_TrafficEveryFourthWindowOnly_IsFoundThroughTheSilence()
    {
        Assert.Equal(5424 / 7488.0, Windows.Measure("periodicity", Windows.OfPackets(4, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 4)), 1e-12);
        Assert.Equal(double.NaN, Windows.Measure("periodicity", Windows.OfPackets(5, 5, 5, 5, 5, 5, 5, 5)));
    }

    [Fact]
    public void Periodicity_OverThreeWeeks_LooksAtTheNewestTwo()
    {
        var packets = Enumerable.Range(0, 3024).Select(i => i < 1008 ? 7 : 10 + (i % 6 == 0 ? 6 : 0)).ToArray();

        Assert.Equal(Windows.Measure("periodicity", Windows.OfPackets(packets[1008..])), Windows.Measure("periodicity", Windows.OfPackets(packets)));
    }
}
