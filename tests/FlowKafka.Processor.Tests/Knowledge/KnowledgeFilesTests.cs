using FlowKafka.Detection.Knowledge;
using FlowKafka.Flows;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Knowledge;
using FlowKafka.Testing;

namespace FlowKafka.Processor.Tests.Knowledge;

public sealed class KnowledgeFilesTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly DateTimeOffset Ten = new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero);

    private static long At(int minutes) => Ten.AddMinutes(minutes).ToUnixTimeMilliseconds();

    private static ListSettings Settings(string path, string kind = "Pool") =>
        new() { BuiltIn = false, Files = [new() { Name = "pools", Path = path, Kind = kind }] };

    private static string Versions(KnowledgeFiles files, long moment) => string.Join(' ', files.At(moment).Lists.Select(list => $"{list.Name}@{list.Version}"));

    private static void Write(TemporaryFolder folder, string name, DateTimeOffset modified, params string[] lines) =>
        File.SetLastWriteTimeUtc(folder.Write(name, string.Join('\n', lines)), modified.UtcDateTime);

    [Fact]
    public void Open_FolderOfVersions_HasTheNewestThatHasBegun()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "b", Ten, "# version: 1", "192.0.2.1");
        Write(folder, "a", Ten, "# version: 2", "# effective-from: 2026-01-05T10:10:00Z", "192.0.2.1");
        Write(folder, ".hidden", Ten, "rubbish");
        Write(folder, "c~", Ten, "rubbish");
        var files = KnowledgeFiles.Open(Settings(folder.Path), Window);

        Assert.Equal(["pools@1", "pools@1", "pools@2"], ((long[])[long.MinValue, At(10) - 1, At(10)]).Select(moment => Versions(files, moment)));
        Assert.Empty(files.Warnings);
    }

    [Fact]
    public void Open_BuiltIn_IsThereUnlessSwitchedOff()
    {
        Assert.Equal("mining-ports@1 node-ports@1", Versions(KnowledgeFiles.Open(new(), Window), 0));
        Assert.Equal("", Versions(KnowledgeFiles.Open(new() { BuiltIn = false }, Window), 0));
    }

    [Fact]
    public void Watch_FileThatChanges_HoldsFromTheFirstWindowAfterItsTime()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "p", Ten, "# version: 1", "192.0.2.1");
        var files = KnowledgeFiles.Open(Settings(folder.File("p")), Window);
        var time = new ManualTimeProvider(Ten);
        var log = new List<string>();
        using var watch = files.Watch(time, (level, line) => log.Add($"{level} {line}"));
        Write(folder, "p", Ten.AddMilliseconds(1), "# version: 2", "192.0.2.1", "192.0.2.2");

        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("pools@1", Versions(files, At(-60)));
        Assert.Empty(log);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([$"info list pools@2, 2 entries of {folder.File("p")}, in effect from 2026-01-05T10:10:00Z"], log);
        Assert.Equal(["pools@1", "pools@2"], ((long[])[At(10) - 1, At(10)]).Select(moment => Versions(files, moment)));

        time.Advance(TimeSpan.FromHours(1));
        Assert.Single(log);
    }

    [Fact]
    public void Watch_TimeAtAWindowsBegin_HoldsFromThere()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "p", Ten, "# version: 1", "192.0.2.1");
        var files = KnowledgeFiles.Open(Settings(folder.File("p")), Window);
        Write(folder, "p", Ten.AddMinutes(20), "# version: 2", "192.0.2.2");
        files.Reload((_, _) => { });

        Assert.Equal(["pools@1", "pools@2"], ((long[])[At(20) - 1, At(20)]).Select(moment => Versions(files, moment)));
    }

    [Fact]
    public void Reload_VersionOfThePast_LeavesWhatWasAskedForAndWarns()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a", Ten, "# version: 1", "192.0.2.1");
        var files = KnowledgeFiles.Open(Settings(folder.Path), Window);
        Assert.Equal("pools@1", Versions(files, At(30)));
        Write(folder, "b", Ten, "# version: 2", "# effective-from: 2026-01-05T10:00:00Z", "192.0.2.1");
        var log = new List<string>();
        files.Reload((level, line) => log.Add($"{level} {line}"));

        Assert.Equal(["pools@1", "pools@1", "pools@2"], ((long[])[At(0), At(30), At(30) + 1]).Select(moment => Versions(files, moment)));
        Assert.Equal(2, log.Count);
        Assert.StartsWith("warn list pools@2 was to hold from 2026-01-05T10:00:00Z, but verdicts up to 2026-01-05T10:30:00Z have been given", log[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Reload_FileThatCannotBeUsed_KeepsTheOldOneAndWarnsOnce()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "p", Ten, "# version: 1", "192.0.2.1");
        var files = KnowledgeFiles.Open(Settings(folder.File("p")), Window);
        var log = new List<string>();

        foreach (var step in (Action[])[() => Write(folder, "p", Ten, "rubbish"), () => Write(folder, "p", Ten), () => File.Delete(folder.File("p"))])
        {
            step();
            files.Reload((level, line) => log.Add($"{level} {line}"));
            files.Reload((level, line) => log.Add($"{level} {line}"));
        }

        var path = folder.File("p");
        Assert.Equal(
            [
                $"warn {path} has no usable line; the first fault is {path}:1: 'rubbish' is no address, network or port. What was read before stays in effect.",
                $"warn {path} is empty. What was read before stays in effect.",
                $"warn There is no file or folder {path}. What was read before stays in effect.",
            ],
            log);
        Assert.Equal("pools@1", Versions(files, At(99)));
    }

    [Fact]
    public void Reload_SomeBadLinesAndAVersionThatWasThere_AreWarnedOf()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "p", Ten, "# version: 1", "192.0.2.1");
        var files = KnowledgeFiles.Open(Settings(folder.File("p")), Window);
        Write(folder, "p", Ten, "# version: 1", "192.0.2.2", "rubbish");
        var log = new List<string>();
        files.Reload((level, line) => log.Add(level));

        Assert.Equal(["info", "warn", "warn"], log);
        Assert.NotNull(files.At(At(10)).Find(IpAddress.Parse("192.0.2.2"), 1));
    }

    [Fact]
    public void Open_FileThatCannotBeUsed_IsALineEach()
    {
        using var folder = new TemporaryFolder();
        var settings = new ListSettings
        {
            Files = [new() { Name = "a", Path = folder.File("none"), Kind = "deny" }, new() { Name = "b", Path = folder.Write("b", "rubbish"), Kind = "Allow" }],
        };

        Assert.Equal(
            [
                $"Lists: There is no file or folder {folder.File("none")}.",
                $"Lists: {folder.File("b")} has no usable line; the first fault is {folder.File("b")}:1: 'rubbish' is no address, network or port.",
            ],
            Assert.Throws<ConfigurationException>(() => KnowledgeFiles.Open(settings, Window)).Problems);
    }

    [Fact]
    public void Open_SeveralVersionsWithoutMoment_Warns()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a", "192.0.2.1");
        folder.Write("b", "192.0.2.2\nrubbish");

        Assert.Equal(
            [
                $"{folder.File("b")}: 1 line cannot be used; the first is {folder.File("b")}:2: 'rubbish' is no address, network or port.",
                $"{folder.File("a")}, {folder.File("b")} do not say from when on they hold ('# effective-from: …'): only the last of them counts.",
            ],
            KnowledgeFiles.Open(Settings(folder.Path), Window).Warnings);
    }

    [Fact]
    public void Faults_EachWrongSetting_HasALineOfItsOwn()
    {
        var settings = new ListSettings
        {
            ReloadInterval = TimeSpan.FromSeconds(-1),
            Files = [new() { Name = "a b", Kind = "Pool", Path = "p" }, new() { Name = "Node-Ports", Kind = "9", Path = "" }],
        };

        Assert.Equal(
            [
                "Lists:ReloadInterval is -00:00:01: it must not be negative.",
                "Lists:Files:0:Name is 'a b': write a name without spaces, @ and colons, as detections are to tell it.",
                "Lists:Files:1:Name is 'Node-Ports', which another one has: give each a name of its own.",
                "Lists:Files:1:Path is empty: name a file, or a folder with several versions.",
                "Lists:Files:1:Kind is '9': write one of Pool, Miner, Deny, BitcoinNode, EthereumNode, Allow, OtherNode.",
            ],
            settings.Faults());
        Assert.Empty(new ListSettings().Faults());
    }

    [Fact]
    public void Watch_IntervalOfZero_IsNone() =>
        Assert.Null(KnowledgeFiles.Open(new() { ReloadInterval = TimeSpan.Zero }, Window).Watch(new ManualTimeProvider(Ten), (_, _) => { }));

    [Fact]
    public void Identities_FileThatChanges_TellsOfLaterMoments()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "p", Ten, "address,user", "10.0.0.1,ann");
        var files = IdentityFiles.Open(new() { Files = [new() { Name = "people", Path = folder.File("p") }] }, Window);
        var time = new ManualTimeProvider(Ten);
        using var watch = files.Watch(time, (_, _) => { });
        Write(folder, "p", Ten.AddMinutes(5), "# version: 2", "address,user", "10.0.0.1,bob");
        time.Advance(TimeSpan.FromMinutes(1));

        var address = IpAddress.Parse("10.0.0.1");
        Assert.Equal("ann", files.Find(address, "", "", At(10) - 1)!.User);
        Assert.Equal(new Identity("bob", "", "", "", "people@2"), files.Find(address, "", "", At(10)));
    }

    [Fact]
    public void Identities_Faults_NameTheirSection()
    {
        using var folder = new TemporaryFolder();
        var settings = new IdentitySettings { Files = [new() { Name = "people", Path = folder.Write("p", "x,y") }] };

        Assert.Equal(
            $"Identities: {folder.File("p")}:1: the header must have address or interface, and one of user, host and instance.",
            Assert.Throws<ConfigurationException>(() => IdentityFiles.Open(settings, Window)).Message);
        Assert.Equal("Identities:Files:0:Path is empty: name a file, or a folder with several versions.", Assert.Single(new IdentitySettings { Files = [new() { Name = "a" }] }.Faults()));
    }
}
