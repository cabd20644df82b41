using System.Net;
using System.Text;
using System.Text.RegularExpressions;

using FsCheck;
using FsCheck.Fluent;

using Xunit;

namespace FlowKafka.Flows.Tests;

public class AddressTests
{
    private static readonly Gen<byte[]> V6Bytes =
        from groups in Gen.ArrayOf(Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(0, 0xFFFF)), (1, Gen.Choose(0, 15))), 8)
        select groups.SelectMany(g => new[] { (byte)(g >> 8), (byte)g }).ToArray();

    private static Config Runs(int count) => Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(31_415, 92_653);

    private static bool TryParse(string text, out IpAddress address) =>
        AddressParser.TryParse(Encoding.ASCII.GetBytes(text), out address);

    private static string Written(IpAddress address)
    {
        Span<byte> text = stackalloc byte[AddressWriter.Longest];
        return Encoding.ASCII.GetString(text[..AddressWriter.Write(address, text)]);
    }

    [Theory]
    [InlineData("::", "::")]
    [InlineData("::1", "::1")]
    [InlineData("1::", "1::")]
    [InlineData("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("64:ff9b::192.0.2.33", "64:ff9b::c000:221")]
    [InlineData("0:0:0:0:0:ffff:c000:0201", "192.0.2.1")]
    [InlineData("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0")]
    [InlineData("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("0.0.0.0", "0.0.0.0")]
    [InlineData("255.255.255.255", "255.255.255.255")]
    public void TryParse_Address_IsWrittenInTheUsualForm(string text, string expected)
    {
        Assert.True(TryParse(text, out var address));
        Assert.Equal(expected, Written(address));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("12345::")]
    [InlineData("g::")]
    [InlineData("::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("::1.2.3")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.04")]
    [InlineData("1.2..3")]
    [InlineData("0x1.2.3.4")]
    [InlineData("1.2.3.4 ")]
    public void TryParse_NoAddress_IsRefused(string text) => Assert.False(TryParse(text, out _));

    [Fact]
    public void TryParse_AnyV6_AgreesWithTheFrameworkInEverySpelling() =>
        Prop.ForAll(V6Bytes.ToArbitrary(), bytes =>
        {
            var address = new IPAddress(bytes);
            var groups = bytes.Chunk(2).Select(g => (g[0] << 8) | g[1]).ToArray();
            var expected = IpAddress.FromBytes(bytes);
            foreach (var text in new[] { address.ToString(), address.ToString().ToUpperInvariant(), string.Join(':', groups.Select(g => g.ToString("x4"))), Written(expected) })
            {
                Assert.True(TryParse(text, out var parsed), text);
                Assert.Equal(expected, parsed);
            }
        }).Check(Runs(2000));

    [Fact]
    public void TryParse_TextNearV6_AgreesWithTheFramework()
    {
        var near =
            from bytes in V6Bytes
            from edits in Gen.ListOf(Gen.Choose(0, 1000).Zip(Gen.Elements("0", "1", "a", "F", ":", "::", ".", "1.2.3.4", "")))
            select edits.Take(3).Aggregate(new IPAddress(bytes).ToString(), (text, edit) =>
            {
                var at = edit.Item1 % (text.Length + 1);
                return text[..at] + edit.Item2 + text[Math.Min(text.Length, at + (edit.Item1 & 1))..];
            });
        // The framework takes leading zeros in a dotted tail, which may mean octal: not here.
        Prop.ForAll(near.Where(t => t.Contains(':', StringComparison.Ordinal) && !Regex.IsMatch(t, @"[:.]0\d+(\.|$)")).ToArbitrary(), text =>
        {
            var expected = IPAddress.TryParse(text, out var address);
            Assert.True(expected == TryParse(text, out var parsed), text);
            if (expected)
                Assert.Equal(IpAddress.FromBytes(address!.GetAddressBytes()), parsed);
        }).Check(Runs(5000));
    }

    [Fact]
    public void DottedQuad_TextNearV4_TakesEveryAddressAndNothingElse()
    {
        if (!DottedQuad.IsSupported)
            return;
        var octet = Gen.Frequency((3, Gen.Choose(0, 255).Select(o => o.ToString())), (1, Gen.Choose(0, 299).Select(o => o.ToString())), (1, Gen.Elements("", "00", "01", "1000", "a", "/", "1:")));
        var near = from octets in Gen.ArrayOf(octet, 4) from more in Gen.Elements("", "", "", ".1", " ", ".") select string.Join('.', octets) + more;
        Prop.ForAll(near.ToArbitrary(), text =>
        {
            var bytes = new byte[16 + text.Length];
            bytes.AsSpan().Fill((byte)'.');
            Encoding.ASCII.GetBytes(text, bytes);
            var expected = AddressParser.TryParseDigits(Encoding.ASCII.GetBytes(text), out var bits);
            Assert.Equal((expected, bits * (expected ? 1u : 0)), (DottedQuad.TryParse(ref bytes[0], text.Length, out var quad), quad));
            if (expected)
                Assert.Equal(text, Written(IpAddress.FromV4(bits)));
        }).Check(Runs(5000));
    }

    [Theory]
    [InlineData("192.0.2.1", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("0000:0000:0000:0000:0000:ffff:255.255.255.255", true)]
    [InlineData("00000:0000:0000:0000:0000:ffff:255.255.255.255", false)]
    [InlineData("192.0.2.01", false)]
    [InlineData("192.0.2", false)]
    [InlineData("[::1]", false)]
    [InlineData("192.0.2.\u0661", false)]
    [InlineData("", false)]
    public void TryParse_Text_TakesWhatFlowLogsTake(string text, bool isAddress)
    {
        Assert.Equal(isAddress, IpAddress.TryParse(text, out var address));
        Assert.Equal(isAddress ? IpAddress.Parse(text) : default, address);
    }
}
