using FsCheck;
using FsCheck.Fluent;

namespace FlowKafka.Kafka.Tests.Exchange;

/// <summary>Whatever dies and comes back, and however messages interleave, every window is given once and the same.</summary>
public sealed class ExchangeLawTests
{
    private const int Sources = 3;
    private const int Windows = 6;

    private static readonly Config Checks = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Read_SourcesAndReadersThatRestartAnywhere_GivesTheSameWindows()
    {
        var property = Prop.ForAll(
            ArbMap.Default.GeneratorFor<int>().ToArbitrary(),
            seed => Assert.Equal(Undisturbed(seed), Disturbed(seed)));
        Check.One(Checks, property);
    }

    private static List<string> Undisturbed(int seed)
    {
        var run = new ReaderRun(Sources);
        for (var source = 0; source < Sources; source++)
        {
            foreach (var (end, sequence, text) in Written(seed, source))
                Write(run, source, end, sequence, text);
        }

        return [.. run.Read().Windows];
    }

    private static List<string> Disturbed(int seed)
    {
        var random = new Random(seed);
        var run = new ReaderRun(Sources);
        var writers = new List<(int Source, Queue<(long, int, string)> Left)>();
        for (var source = 0; source < Sources; source++)
        {
            var all = Written(seed, source);
            // Owners that die anywhere, each beginning behind one of the markers before; the last one lives.
            for (var owner = random.Next(3); owner > 0; owner--)
                writers.Add((source, new(all.Take(random.Next(all.Count + 1)))));
            writers.Add((source, new(all)));
        }

        while (writers.Count > 0)
        {
            var (source, left) = writers[random.Next(writers.Count)];
            if (!left.TryDequeue(out var next))
                writers.RemoveAll(writer => writer.Left == left);
            else
                Write(run, source, next.Item1, next.Item2, next.Item3);
            if (random.Next(4) == 0)
                run.Read(random.Next(4));
            if (random.Next(12) == 0)
                run.Restart();
        }

        return [.. run.Read().Windows];
    }

    private static void Write(ReaderRun run, int source, long end, int sequence, string text)
    {
        if (sequence < 0)
            run.Marker(source, end);
        else
            run.Pack(source, end, sequence, text);
    }

    // A source closes some windows without a word, and the last one always.
    private static List<(long End, int Sequence, string Text)> Written(int seed, int source)
    {
        var random = new Random(seed ^ (source * 7919));
        var all = new List<(long, int, string)>();
        for (var window = 1; window <= Windows; window++)
        {
            var packs = random.Next(4);
            for (var sequence = 0; sequence < packs; sequence++)
                all.Add((window * 600, sequence, $"{source}/{window}/{sequence}"));
            if (packs > 0 || window == Windows || random.Next(2) == 0)
                all.Add((window * 600, -1, ""));
        }

        return all;
    }
}
