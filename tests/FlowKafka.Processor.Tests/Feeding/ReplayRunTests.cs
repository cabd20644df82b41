using FlowKafka.Flows;
using FlowKafka.Processor.Feeding;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Tests.Feeding;

public sealed class ReplayRunTests
{
    private const int Longest = 60_000;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 40)]
    [InlineData(4, 100)]
    [InlineData(5, 1000)]
    public void SendAll_KilledAtAnyMessageAndStartedAgain_LosesNoRecord(int seed, int unitsPerMessage)
    {
        using var folder = new TemporaryFolder();
        MixedFolder.Write(folder, "logs", 800);
        var expected = RecordsOfFiles(folder.File("logs"));
        Assert.Equal((2 * 1600) + 800 + 2400 + 800 + (3 * 1600) + 800, expected.Count);
        var (topic, deaths) = (new List<byte[]>(), 0);
        var random = new Random(seed);
        while (true)
        {
            try
            {
                Replay(folder, new LossyFeed(topic, deaths < 8 ? random.Next(1, Math.Max(2, 12_000 / unitsPerMessage)) : int.MaxValue, random), unitsPerMessage);
                break;
            }
            catch (SenderKilledException)
            {
                deaths++;
            }
        }

        Assert.InRange(deaths, 1, 8);
        var found = RecordsOfMessages(topic);
        Assert.Equal(expected.Order(), found.Distinct().Order());
    }

    [Fact]
    public void SendAll_StartedAgainWhenDone_SendsNothing()
    {
        using var folder = new TemporaryFolder();
        MixedFolder.Write(folder, "logs", 20);
        var topic = new List<byte[]>();
        Replay(folder, new LossyFeed(topic, int.MaxValue, null!), 10);
        var sent = topic.Count;

        Replay(folder, new LossyFeed(topic, int.MaxValue, null!), 10);

        Assert.Equal(sent, topic.Count);
        Assert.Equal(RecordsOfFiles(folder.File("logs")).Count, RecordsOfMessages(topic).Count);
    }

    [Fact]
    public void Load_FilesThatHaveChanged_SaysSoAndWhatToDo()
    {
        using var folder = new TemporaryFolder();
        MixedFolder.Write(folder, "logs", 20);
        Replay(folder, new LossyFeed([], int.MaxValue, null!), 10);
        folder.Write("logs/new.log", new FlowLog().Text);

        var e = Assert.Throws<UserException>(() => Replay(folder, new LossyFeed([], int.MaxValue, null!), 10));

        Assert.Equal(2, e.ExitCode);
        Assert.StartsWith($"{folder.File("state")} is of other files: 9 then, 10 now, or of other lengths. Name the same again", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"version\":2,\"files\":5}")]
    public void Load_FileThatIsNoState_SaysSo(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("state", text);

        var e = Assert.Throws<UserException>(() => new ReplayState(folder.File("state"), "logs", []).Load());

        Assert.Equal($"{folder.File("state")} is no state of a replay: name another file, or remove it to begin anew.", e.Message);
    }

    [Fact]
    public void Load_StateOfAnotherTopic_SaysSo()
    {
        using var folder = new TemporaryFolder();
        new ReplayState(folder.File("state"), "logs", []).Save(new(0));

        var e = Assert.Throws<UserException>(() => new ReplayState(folder.File("state"), "other", []).Load());

        Assert.Equal($"{folder.File("state")} is of a replay to logs: name another file for other.", e.Message);
    }

    [Fact]
    public void SendAll_DocumentTooLongForAMessage_IsCompressed()
    {
        using var folder = new TemporaryFolder();
        var message = "{\"message\":\"" + string.Join("\\n", Enumerable.Repeat("2 1 eni-1 10.0.0.1 192.0.2.1 1 2 6 1 40 1767571200 1767571260 ACCEPT OK", 2000)) + "\"}";
        folder.Write("logs/long.json", message);
        var topic = new List<byte[]>();

        Assert.Equal(0, Replay(folder, new LossyFeed(topic, int.MaxValue, null!), 10).Faults);

        Assert.Equal([0x1F, 0x8B], Assert.Single(topic)[..2]);
        Assert.Equal(2000, RecordsOfMessages(topic).Count);
    }

    [Fact]
    public void SendAll_DocumentTooLongEvenSo_IsLeftOutAndNamed()
    {
        using var folder = new TemporaryFolder();
        var bytes = new byte[2 * Longest];
        new Random(1).NextBytes(bytes);
        folder.Write("logs/long.json", "{\"message\":\"2 1 eni-1 10.0.0.1 192.0.2.1 1 2 6 1 40 1767571200 1767571260 ACCEPT OK\",\"noise\":\"" + Convert.ToBase64String(bytes) + "\"}\n{\"message\":\"2 1 eni-1 10.0.0.1 192.0.2.1 3 4 6 1 40 1767571200 1767571260 ACCEPT OK\"}");
        var topic = new List<byte[]>();

        var aside = Replay(folder, new LossyFeed(topic, int.MaxValue, null!), 10);

        Assert.StartsWith($"{folder.File("logs/long.json")}: a document of 160 kB is longer than a message may be, and was left out", Assert.Single(aside.Lines()), StringComparison.Ordinal);
        Assert.Single(RecordsOfMessages(topic));
    }

    [Fact]
    public void SendAll_UnitThatSpoilsAMessage_IsAloneInItsOwn()
    {
        using var folder = new TemporaryFolder();
        folder.Write("logs/a.log", new FlowLog().Flow(0, "10.0.0.1", 1, "192.0.2.1", 2, 1, 40).Raw("\u0001\u0002").Flow(1, "10.0.0.1", 1, "192.0.2.1", 2, 1, 40).Text);
        folder.Write("logs/b.json", "{\"message\":\"2 1 eni-1 10.0.0.1 192.0.2.1 1 2 6 1 40 1767571200 1767571260 ACCEPT OK\"}{\"message\":[}]}{\"message\":\"2 1 eni-1 10.0.0.1 192.0.2.1 3 4 6 1 40 1767571200 1767571260 ACCEPT OK\"}");
        var topic = new List<byte[]>();

        Replay(folder, new LossyFeed(topic, int.MaxValue, null!), 10);

        Assert.Equal(4, RecordsOfMessages(topic).Count);
    }

    private static SetAside Replay(TemporaryFolder folder, LossyFeed feed, int unitsPerMessage)
    {
        var (aside, time) = (new SetAside(), new TickingTimeProvider());
        var files = InputFileFinder.Find([folder.File("logs")], aside);
        var state = new ReplayState(folder.File("state"), "logs", files);
        using var merge = ReplayInput.Open(files, state.Load(), new(new(), time.GetUtcNow().ToUnixTimeMilliseconds()), aside, default);
        var packer = new UnitPacker(feed, unitsPerMessage, Longest);
        new ReplayRun(merge, packer, feed, new Pace(double.PositiveInfinity, time), state, aside, time).SendAll((_, _) => { }, default);
        return aside;
    }

    private static List<UInt128> RecordsOfMessages(List<byte[]> messages)
    {
        var records = new IdentityList();
        var decoder = new FlowLogDecoder(new SymbolTable());
        foreach (var message in messages)
            decoder.Decode(message, records);
        return records.Identities;
    }

    private static List<UInt128> RecordsOfFiles(string folder)
    {
        var records = new IdentityList();
        foreach (var file in InputFileFinder.Find([folder]))
        {
            using var reader = new FlowLogReader(file.Open(), new FlowLogDecoder(new SymbolTable()));
            while (reader.ReadNext(records))
            {
            }
        }

        return records.Identities;
    }
}
