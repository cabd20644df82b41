using FlowKafka.Detection.Knowledge;
using Xunit;
using static FlowKafka.Detection.Tests.Knowledge.Lists;

namespace FlowKafka.Detection.Tests.Knowledge;

public sealed class ListTimelineTests
{
    private const long Always = long.MinValue;

    private static KnownList Version(string version, string line = "192.0.2.1", string name = "pools") =>
        Of(name, ListKind.Pool, $"# version: {version}", line);

    private static string At(ListTimeline lists, long moment) => string.Join(' ', lists.At(moment).Lists.Select(list => $"{list.Name}@{list.Version}"));

    [Fact]
    public void At_TwoVersions_ChangesAtTheMomentItself()
    {
        var lists = new ListTimeline();
        lists.Add(Version("2", "192.0.2.2"), 600_000);
        lists.Add(Version("1"), Always);

        Assert.Equal("pools@1", At(lists, 599_999));
        Assert.Equal("pools@2", At(lists, 600_000));
        Assert.Null(lists.At(600_000).Find(Ip("192.0.2.1"), 1));
        Assert.Equal("2", lists.At(600_000).Find(Ip("192.0.2.2"), 1)!.Version);
        Assert.Equal("1", lists.At(599_999).Find(Ip("192.0.2.1"), 1)!.Version);
    }

    [Fact]
    public void At_BeforeTheFirstVersion_KnowsNothing()
    {
        var lists = new ListTimeline();
        lists.Add(Version("1"), 1_000);

        Assert.Equal("", At(lists, 999));
        Assert.Equal("pools@1", At(lists, 1_000));
    }

    [Fact]
    public void At_SeveralLists_HaveAVersionEach()
    {
        var lists = new ListTimeline();
        lists.Add(Version("1", name: "b"), 1_000);
        lists.Add(Version("1", name: "a"), 2_000);
        lists.Add(Version("2", name: "b"), 3_000);

        Assert.Equal(["", "b@1", "a@1 b@1", "a@1 b@2"], ((long[])[999, 1_999, 2_999, 3_000]).Select(moment => At(lists, moment)));
    }

    [Fact]
    public void Add_MomentThatWasAskedFor_KeepsItsAnswer()
    {
        var lists = new ListTimeline();
        lists.Add(Version("1"), Always);
        var before = lists.At(5_000);

        Assert.Equal(5_001, lists.Add(Version("2"), 4_000));
        Assert.Equal(5_001, lists.Add(Version("3"), 5_000));
        Assert.Equal(5_002, lists.Add(Version("4"), 5_002));

        Assert.Same(before, lists.At(5_000));
        Assert.Same(before, lists.At(4_000));
        Assert.Equal("pools@3", At(lists, 5_001));
        Assert.Equal("pools@4", At(lists, 5_002));
    }

    [Fact]
    public void At_SameMoment_IsTheSameObject()
    {
        var lists = new ListTimeline();
        lists.Add(Version("1"), Always);

        Assert.Same(lists.At(1), lists.At(2));
    }

    [Fact]
    public void At_ManyThreadsWhileVersionsCome_NeverTakesAnAnswerBack()
    {
        var lists = new ListTimeline();
        lists.Add(Version("0"), Always);
        var answers = new Dictionary<long, string>[4];
        Parallel.For(0, 5, new ParallelOptions { MaxDegreeOfParallelism = 5 }, thread =>
        {
            if (thread == 4)
            {
                for (var i = 1; i <= 200; i++)
                    lists.Add(Version($"{i}"), i * 7);
                return;
            }

            answers[thread] = [];
            for (long moment = 0; moment < 2_000; moment++)
                answers[thread][moment] = At(lists, moment);
        });

        for (long moment = 0; moment < 2_000; moment++)
            Assert.All(answers, answer => Assert.Equal(At(lists, moment), answer[moment]));
    }
}
