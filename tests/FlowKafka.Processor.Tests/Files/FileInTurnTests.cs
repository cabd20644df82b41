using FlowKafka.Processor.Files;

namespace FlowKafka.Processor.Tests.Files;

public sealed class FileInTurnTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Read_WithinAndBeyondTheLimit_GivesAllBytesInTheirOrder(int limit)
    {
        using var folder = new TemporaryFolder();
        byte[][] contents = [.. Enumerable.Range(1, 3).Select(n => Enumerable.Range(0, 50_000 * n).Select(i => (byte)(i * n)).ToArray())];
        var open = new OpenFileLimit(limit);
        FileInTurn[] files = [.. contents.Select((content, n) => new FileInTurn(Write(folder, $"{n}", content), open))];
        MemoryStream[] read = [.. contents.Select(_ => new MemoryStream())];
        var buffer = new byte[20_000];

        // In turns, in small pieces and large ones.
        for (var turn = 0; turn < 400; turn++)
        {
            for (var n = 0; n < files.Length; n++)
                read[n].Write(buffer, 0, files[n].Read(buffer.AsSpan(0, turn % 3 == 0 ? buffer.Length : 700)));
        }

        for (var n = 0; n < files.Length; n++)
        {
            Assert.Equal(contents[n], read[n].ToArray());
            Assert.Equal(contents[n].Length, files[n].BytesRead);
            files[n].Dispose();
        }

        for (var n = 0; n < limit; n++)
            Assert.True(open.TryEnter());
        Assert.False(open.TryEnter());
    }

    [Fact]
    public void Start_BeforeReading_TakesNothingAway()
    {
        using var folder = new TemporaryFolder();
        using var file = new FileInTurn(Write(folder, "x", [1, 2, 3, 4]), new OpenFileLimit(1));

        Assert.Equal([1, 2], file.Start(2).ToArray());
        var all = new byte[10];
        Assert.Equal(4, file.ReadAtLeast(all, 10, throwOnEndOfStream: false));
        Assert.Equal([1, 2, 3, 4], all[..4]);
    }

    [Fact]
    public void Read_FileThatVanishedBetweenTwoBlocks_SaysThatItIsNotThere()
    {
        using var folder = new TemporaryFolder();
        using var file = new FileInTurn(Write(folder, "x", new byte[100_000]), new OpenFileLimit(0));
        var buffer = new byte[16_384];
        Assert.Equal(16_384, file.Read(buffer));

        File.Delete(folder.File("x"));

        var e = Assert.Throws<FileNotFoundException>(() => file.Read(buffer));
        Assert.Equal("it is not there any more", FileFault.Of(e));
    }

    private static InputFile Write(TemporaryFolder folder, string name, byte[] content)
    {
        File.WriteAllBytes(folder.File(name), content);
        return new(folder.File(name), content.Length, IsNamed: true);
    }
}
