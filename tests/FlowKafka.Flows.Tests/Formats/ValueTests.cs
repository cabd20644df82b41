using System.Globalization;
using System.Text;

using FsCheck;
using FsCheck.Fluent;

using Xunit;

namespace FlowKafka.Flows.Tests.Formats;

public class ValueTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0, 0)]
    [InlineData("2025-09-27T21:34:39.250342106Z", 1759008879250, 342106)]
    [InlineData("2025-09-27t21:34:39.2z", 1759008879200, 0)]
    [InlineData("2025-09-27T23:34:39.25034210699+02:00", 1759008879250, 342106)]
    [InlineData("2025-09-27T16:04:39.250342-0530", 1759008879250, 342000)]
    [InlineData("2025-09-27 21:34:39.250342 UTC", 1759008879250, 342000)]
    [InlineData("2025-09-27 21:34:39", 1759008879000, 0)]
    [InlineData("2024-02-29T23:59:60Z", 1709251200000, 0)]
    [InlineData("9999-12-31T23:59:59.999Z", 253402300799999, 0)]
    public void Iso_OfEachKind_IsRead(string text, long milliseconds, int nanoseconds)
    {
        Assert.True(TimeText.TryIso(Encoding.ASCII.GetBytes(text), out var moment));
        Assert.Equal(new Moment(milliseconds, nanoseconds), moment);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025-09-27")]
    [InlineData("2025-09-27T21:34:3")]
    [InlineData("2025-9-027T21:34:39Z")]
    [InlineData("2025-13-01T00:00:00Z")]
    [InlineData("2025-02-29T00:00:00Z")]
    [InlineData("2025-00-10T00:00:00Z")]
    [InlineData("2025-01-00T00:00:00Z")]
    [InlineData("2025-01-01T24:00:00Z")]
    [InlineData("2025-01-01T00:60:00Z")]
    [InlineData("2025-01-01T00:00:61Z")]
    [InlineData("2025-01-01T00:00:0:Z")]
    [InlineData("2025-01-01T00:00:00.Z")]
    [InlineData("2025-01-01T00:00:00ZZ")]
    [InlineData("2025-01-01T00:00:00+1")]
    [InlineData("2025-01-01T00:00:00+24:00")]
    [InlineData("2025-01-01T00:00:00+01:60")]
    [InlineData("2025-01-01X00:00:00Z")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("1759008879")]
    public void Iso_OfNoTime_IsRefused(string text) => Assert.False(TimeText.TryIso(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Iso_OfAnyTime_IsTheFrameworksTime() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(0, 117)).Select(two => (two.Item2 * (long)int.MaxValue) + two.Item1).ToArbitrary(), seconds =>
        {
            var text = DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            Assert.True(TimeText.TryIso(Encoding.ASCII.GetBytes(text), out var moment));
            Assert.Equal(new Moment(seconds * 1000, 0), moment);
        }).Check(RandomLines.Runs(5000));

    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("1300475167", 1300475167000, 0)]
    [InlineData("1300475167.096535", 1300475167096, 535000)]
    [InlineData("1300475167.0965351234", 1300475167096, 535123)]
    [InlineData("1.5e9", 1500000000000, 0)]
    [InlineData("1e-3", 1, 0)]
    [InlineData("253402300799.999", 253402300799999, 0)]
    public void Epoch_OfEachKind_IsRead(string text, long milliseconds, int nanoseconds)
    {
        Assert.True(TimeText.TryEpoch(Encoding.ASCII.GetBytes(text), out var moment));
        Assert.Equal(new Moment(milliseconds, nanoseconds), moment);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("-0.5")]
    [InlineData("1.")]
    [InlineData("1.5x")]
    [InlineData("nan")]
    [InlineData("1e300")]
    [InlineData("253402300800")]
    public void Epoch_OfNoTime_IsRefused(string text) => Assert.False(TimeText.TryEpoch(Encoding.ASCII.GetBytes(text), out _));

    [Theory]
    [InlineData("1700000000123456789", 1700000000123, 456789)]
    [InlineData("9223372036854775807", 9223372036854, 775807)]
    public void Nanoseconds_UpToTheLast_AreRead(string text, long milliseconds, int nanoseconds)
    {
        Assert.True(TimeText.TryNanoseconds(Encoding.ASCII.GetBytes(text), out var moment));
        Assert.Equal(new Moment(milliseconds, nanoseconds), moment);
        Assert.False(TimeText.TryNanoseconds("9223372036854775808"u8, out _));
    }

    [Fact]
    public void After_SumOfParts_CarriesOver() =>
        Assert.Equal(new Moment(1003, 1), new Moment(1000, 500_001).After(new Moment(2, 500_000)));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("443.0", 443)]
    [InlineData("1.2E7", 12_000_000)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Count_OfEachKind_IsRead(string text, long expected)
    {
        Assert.True(CountText.TryParse(Encoding.ASCII.GetBytes(text), long.MaxValue, out var count));
        Assert.Equal(expected, count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1e300")]
    [InlineData(".0")]
    [InlineData("9223372036854775808")]
    [InlineData("true")]
    public void Count_OfNoCount_IsRefused(string text) =>
        Assert.False(CountText.TryParse(Encoding.ASCII.GetBytes(text), long.MaxValue, out _));

    [Theory]
    [InlineData("6", 6)]
    [InlineData("tcp", 6)]
    [InlineData("TCP", 6)]
    [InlineData("udp", 17)]
    [InlineData("ICMPv6", 58)]
    [InlineData("ipv6-icmp", 58)]
    [InlineData("gre", 47)]
    [InlineData("255", 255)]
    public void Protocol_ByNumberOrName_IsRead(string text, byte expected)
    {
        Assert.True(ProtocolText.TryParse(Encoding.ASCII.GetBytes(text), out var protocol, out _));
        Assert.Equal(expected, protocol);
    }

    [Theory]
    [InlineData("256", RejectReason.BadNumber)]
    [InlineData("6x", RejectReason.BadNumber)]
    [InlineData("tcpx", RejectReason.BadValue)]
    [InlineData("", RejectReason.BadValue)]
    public void Protocol_OfNone_SaysWhetherNumberOrNameIsWrong(string text, RejectReason reason)
    {
        Assert.False(ProtocolText.TryParse(Encoding.ASCII.GetBytes(text), out _, out var why));
        Assert.Equal(reason, why);
    }
}
