using FlowKafka.Processor.Files;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Tests.Files;

public sealed class InputFileFinderTests
{
    [Fact]
    public void Find_LinksThatLeadBack_GivesEachFileOnce()
    {
        using var folder = new TemporaryFolder();
        folder.Write("logs/a/one.log", "x");
        folder.Write("logs/b/two.log", "x");
        Directory.CreateSymbolicLink(folder.File("logs/a/up"), folder.File("logs"));
        Directory.CreateSymbolicLink(folder.File("logs/b/self"), ".");
        Directory.CreateSymbolicLink(folder.File("logs/b/neighbour"), "../a");

        var aside = new SetAside();
        var names = InputFileFinder.Find([folder.File("logs")], aside).Select(file => Path.GetFileName(file.Path));

        Assert.Equal(["one.log", "two.log"], names.Order());
        Assert.Empty(aside.Lines());
    }

    [Fact]
    public void Find_LinkToAFolderElsewhere_IsFollowed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("elsewhere/one.log", "x");
        Directory.CreateDirectory(folder.File("logs"));
        Directory.CreateSymbolicLink(folder.File("logs/link"), folder.File("elsewhere"));

        Assert.Equal(folder.File("logs/link/one.log"), Assert.Single(InputFileFinder.Find([folder.File("logs")])).Path);
    }

    [Fact]
    public void Find_LinkToAFile_HasTheLengthOfTheFile()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one.log", "12345");
        File.CreateSymbolicLink(folder.File("link.log"), "one.log");

        Assert.Equal(5, Assert.Single(InputFileFinder.Find([folder.File("link.log")])).Length);
    }

    [Fact]
    public void Find_LinkInARing_IsSetAsideWithItsReason()
    {
        using var folder = new TemporaryFolder();
        folder.Write("logs/one.log", "x");
        File.CreateSymbolicLink(folder.File("logs/ring"), "ring");

        var aside = new SetAside();
        Assert.Single(InputFileFinder.Find([folder.File("logs")], aside));

        Assert.StartsWith($"{folder.File("logs/ring")}: Too many levels of symbolic links", Assert.Single(aside.Lines()), StringComparison.Ordinal);
        Assert.Throws<UserException>(() => InputFileFinder.Find([folder.File("logs")]));
    }

    [Fact]
    public void Find_NoFilesAtAll_IsWrongUsage()
    {
        using var folder = new TemporaryFolder();

        var e = Assert.Throws<UserException>(() => InputFileFinder.Find([folder.Path]));

        Assert.Equal((2, $"There are no files in {folder.Path}."), (e.ExitCode, e.Message));
    }

    [Fact]
    public void Find_AFileNamedAndInANamedFolder_IsNamedOnce()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("logs/one.log", "x");

        Assert.True(Assert.Single(InputFileFinder.Find([folder.File("logs"), path, path])).IsNamed);
    }
}
