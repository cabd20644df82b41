using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

// What is tested is held to it; nothing is protected.
#pragma warning disable CA5350

namespace FlowKafka.Flows.Tests;

/// <summary>SHA-1 of one block, held to the platform's.</summary>
public sealed class ShortSha1Tests
{
    [Theory]
    [InlineData("", "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("abc", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    public void Hash_OfThePublishedExamples_IsTheirs(string text, string expected)
    {
        var hash = new byte[20];

        ShortSha1.Hash(System.Text.Encoding.ASCII.GetBytes(text), hash);

        Assert.Equal(expected, Convert.ToHexStringLower(hash));
    }

    [Fact]
    public void Hash_OfAnyBytesOfEveryLength_IsThePlatforms()
    {
        var messages = from length in Gen.Choose(0, ShortSha1.LongestMessage)
                       from bytes in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(length)
                       select bytes;

        Prop.ForAll(messages.ToArbitrary(), message =>
        {
            var hash = new byte[20];
            ShortSha1.Hash(message, hash);
            Assert.Equal(SHA1.HashData(message), hash);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Hash_OfTheLongestMessage_IsThePlatforms()
    {
        var (message, hash) = (new byte[ShortSha1.LongestMessage], new byte[20]);
        message.AsSpan().Fill(0xFF);

        ShortSha1.Hash(message, hash);

        Assert.Equal(SHA1.HashData(message), hash);
    }
}
