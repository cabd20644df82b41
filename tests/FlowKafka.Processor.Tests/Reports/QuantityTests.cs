using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Tests.Reports;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1 kB")]
    [InlineData(12_345, "12.3 kB")]
    [InlineData(999_600, "1 MB")]
    [InlineData(123_456_789, "123 MB")]
    public void Bytes_Number_HasAUnit(double bytes, string expected) => Assert.Equal(expected, Quantity.Bytes(bytes));

    [Theory]
    [InlineData(1.0, "100 %")]
    [InlineData(0.9999, "99.9 %")]
    [InlineData(0.98, "98 %")]
    [InlineData(0.0, "0 %")]
    public void Percent_Part_IsNeverRoundedUp(double part, string expected) => Assert.Equal(expected, Quantity.Percent(part));

    [Theory]
    [InlineData(30, "30 s")]
    [InlineData(600, "10 min")]
    [InlineData(4800, "1 h 20 min")]
    [InlineData(86_400, "1 d")]
    [InlineData(97_200, "1 d 3 h")]
    public void Duration_Length_HasItsTwoGreatestUnits(int seconds, string expected) =>
        Assert.Equal(expected, Quantity.Duration(TimeSpan.FromSeconds(seconds)));
}
