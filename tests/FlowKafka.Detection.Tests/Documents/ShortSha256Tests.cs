using System.Security.Cryptography;
using FlowKafka.Detection.Episodes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Documents;

/// <summary>The first half of SHA-256 of one block, held to the platform's.</summary>
public sealed class ShortSha256Tests
{
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb924")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223")]
    public void HashHalf_OfThePublishedExamples_IsTheirs(string text, string expected)
    {
        var hash = new byte[16];

        ShortSha256.HashHalf(System.Text.Encoding.ASCII.GetBytes(text), hash);

        Assert.Equal(expected, Convert.ToHexStringLower(hash));
    }

    [Fact]
    public void HashHalf_OfAnyBytesOfEveryLength_IsThePlatforms()
    {
        var messages = from length in Gen.Choose(0, ShortSha256.LongestMessage)
                       from bytes in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(length)
                       select bytes;

        Prop.ForAll(messages.ToArbitrary(), message =>
        {
            var hash = new byte[16];
            ShortSha256.HashHalf(message, hash);
            Assert.Equal(SHA256.HashData(message)[..16], hash);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void HashHalf_OfTheLongestMessage_IsThePlatforms()
    {
        var (message, hash) = (new byte[ShortSha256.LongestMessage], new byte[16]);
        message.AsSpan().Fill(0xFF);

        ShortSha256.HashHalf(message, hash);

        Assert.Equal(SHA256.HashData(message)[..16], hash);
    }
}
