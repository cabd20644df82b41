using FsCheck;
using FsCheck.Fluent;

namespace FlowKafka.Kafka.Tests.Judge;

/// <summary>However the two logs arrive, how often judge restarts, and however sources repeat themselves: it is fed the same.</summary>
public sealed class JudgeWorkLawTests
{
    private const int Sources = 3;
    private const int Windows = 12;
    private const long Horizon = 3 * WorkRun.Size;

    private static readonly Config Checks = Config.QuickThrowOnFailure.WithMaxTest(200);

    [Fact]
    public void Read_TwoLogsThatArriveAnyhow_FeedsTheSame() =>
        Hold(seed => Assert.Equal(Fed(seed, order: 1, repeats: false), Fed(seed, order: seed ^ 77, repeats: true)));

    [Fact]
    public void Read_FromWhatWasCommittedAnywhere_FeedsTheSameFromThereOn() => Hold(seed =>
    {
        var random = new Random(seed);
        var whole = Fed(seed, order: 1, repeats: false);
        var run = Write(seed, seed ^ 77, repeats: true);
        Read(run, random, random.Next(60));
        if (run.Work.Handled == 0)
            return;
        var (judged, from) = (run.Work.Judged, run.Work.ReadContextFrom(Horizon));
        run.Start(from);
        Read(run, random, int.MaxValue);

        // What is as of a moment after the last window that was judged, and the windows of the horizon with what came before them.
        var since = judged - WorkRun.Size - Horizon;
        Assert.Equal(whole.Where(line => MomentOf(line) > since), run.Judge.Fed.Where(line => MomentOf(line) > since));
    });

    private static void Hold(Action<int> law) =>
        Check.One(Checks, Prop.ForAll(ArbMap.Default.GeneratorFor<int>().ToArbitrary(), law));

    private static long MomentOf(string line) => long.Parse(line.Split('+', ' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Fed(int seed, int order, bool repeats)
    {
        var run = Write(seed, order, repeats);
        Read(run, new Random(order), int.MaxValue);
        return run.Judge.Fed;
    }

    private static void Read(WorkRun run, Random random, int steps)
    {
        for (; steps > 0 && run.WindowsLeft + run.ContextLeft > 0; steps--)
        {
            if (random.Next(2) == 0)
                run.ReadWindows(random.Next(4));
            else
                run.ReadContext(random.Next(6));
        }
    }

    // The same windows and the same telling for a seed; how they lie in the logs is the order's.
    private static WorkRun Write(int seed, int order, bool repeats)
    {
        var (content, random) = (new Random(seed), new Random(order));
        var run = new WorkRun(Sources);
        for (var window = 1; window <= Windows; window++)
        {
            if (window == Windows || content.Next(3) > 0)
                run.Pack(window * WorkRun.Size).Close((window + 1) * WorkRun.Size);
            else if (random.Next(2) == 0)
                run.Close((window + 1) * WorkRun.Size);
        }

        var left = new List<Queue<Action>>();
        for (var source = 0; source < Sources; source++)
            left.Add(new(Telling(run, source, new Random(seed ^ (source * 7919)), random, repeats)));
        while (left.Count > 0)
        {
            var next = left[random.Next(left.Count)];
            if (next.TryDequeue(out var write))
                write();
            else
                left.Remove(next);
        }

        return run;
    }

    // A source writes packs of one or more windows and then their markers; one that dies in between writes them again.
    private static List<Action> Telling(WorkRun run, int source, Random content, Random random, bool repeats)
    {
        var all = new List<Action>();
        var batch = new List<(long End, int Packs, int Clients)>();
        for (var window = 1; window <= Windows + 1; window++)
        {
            var packs = content.Next(3);
            batch.Add((window * WorkRun.Size, packs, content.Next(100)));
            if (window <= Windows && random.Next(2) == 0)
                continue;
            for (var again = repeats ? random.Next(3) : 0; again > 0; again--)
                all.AddRange(Packs(run, source, batch).Take(random.Next(5)));
            all.AddRange(Packs(run, source, batch));
            foreach (var (end, _, clients) in batch)
                all.Add(() => run.Told(source, end, clients));
            batch.Clear();
        }

        return all;
    }

    private static List<Action> Packs(WorkRun run, int source, List<(long End, int Packs, int Clients)> batch)
    {
        var all = new List<Action>();
        foreach (var (end, packs, _) in batch)
        {
            for (var sequence = 0; sequence < packs; sequence++)
            {
                var number = sequence;
                all.Add(() => run.Tell(source, end, number));
            }
        }

        return all;
    }
}
