using FlowKafka.Processor.Files;

namespace FlowKafka.Processor.Tests.Files;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("plain text ~", "plain text ~")]
    [InlineData("Grüße 東京 🚀", "Grüße 東京 🚀")]
    [InlineData("tab\tline\nend", "tab line\uFFFDend")]
    [InlineData("\u001b[31m\u0085\u009b", "\uFFFD[31m\uFFFD\uFFFD")]
    [InlineData("a\u202eb\u2066c\u2028d\u200b", "a\uFFFDb\uFFFDc\uFFFDd\uFFFD")]
    public void Text_WhatIsNotToBeSeen_IsReplaced(string text, string expected) => Assert.Equal(expected, Printable.Text(text));

    [Fact]
    public void Text_BytesThatAreMany_AreCut()
    {
        Assert.Equal("abc", Printable.Text("abc"u8, most: 3));
        Assert.Equal("ab…", Printable.Text("abc"u8, most: 2));
    }

    [Fact]
    public void Text_BytesThatAreNoText_AreHexadecimal()
    {
        Assert.Equal("bytes 0001FF", Printable.Text((ReadOnlySpan<byte>)[0, 1, 255], most: 200));
        Assert.Equal($"bytes {new string('0', 48)}…", Printable.Text(new byte[25], most: 200));
        Assert.Equal("2 eni-1 \uFFFD", Printable.Text("2 eni-1 \0"u8, most: 200));
    }
}
