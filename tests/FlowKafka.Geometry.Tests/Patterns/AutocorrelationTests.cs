using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Geometry.Tests.Patterns;

public class AutocorrelationTests
{
    // Deviations -2, -1, 0, 1, 2: at lag 1, 2 + 0 + 0 + 2 of 10; at lag 2, 0 - 1 + 0; at lag 3, -2 - 2; at lag 4, -4.
    [Theory]
    [InlineData(1, 1, 0.4, 1)]
    [InlineData(2, 4, -0.1, 2)]
    [InlineData(3, 4, -0.4, 3)]
    [InlineData(4, 9, -0.4, 4)]
    public void Strongest_OneToFive_IsWhatIsWorkedOutByHand(int least, int most, double strength, int lag)
    {
        (double Strength, int Lag) strongest = Autocorrelation.Strongest([1, 2, 3, 4, 5], least, most);

        Assert.Equal(strength, strongest.Strength, 1e-15);
        Assert.Equal(lag, strongest.Lag);
    }

    [Fact]
    public void Strongest_APulseEverySeventhStep_IsFoundAtSeven()
    {
        double[] series = new double[140];
        for (int at = 3; at < series.Length; at += 7)
        {
            series[at] = 1;
        }

        (double strength, int lag) = Autocorrelation.Strongest(series, 2, 70);

        Assert.Equal(7, lag);
        Assert.Equal(0.95, strength, 1e-3);
    }

    [Fact]
    public void Strongest_ConstantShortOrNoSeries_IsNaN()
    {
        Assert.Equal((double.NaN, 0), Autocorrelation.Strongest([0.1, 0.1, 0.1], 1, 2));
        Assert.Equal((double.NaN, 0), Autocorrelation.Strongest([1, 2], 2, 5));
        Assert.Equal((double.NaN, 0), Autocorrelation.Strongest([], 1, 5));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(145)]
    public void Strongest_RandomSeries_IsThatOfThePlainSums(int count)
    {
        Random random = new(count);
        double[] series = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(100))];
        double[] deviations = [.. series.Select(value => value - series.Average())];
        double[] plain = [.. Enumerable.Range(0, count).Select(lag => deviations.Skip(lag).Zip(deviations).Sum(p => p.First * p.Second) / deviations.Sum(d => d * d))];

        (double strength, int lag) = Autocorrelation.Strongest([.. series], 2, count / 2);

        Assert.Equal(plain[2..((count / 2) + 1)].Max(), strength, 1e-12);
        Assert.Equal(plain[lag], strength, 1e-12);
    }
}
