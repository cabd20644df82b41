namespace FlowKafka.Streams.Tests.Pipeline;

/// <summary>Traffic of one miner-like conversation: a record each way every so many seconds.</summary>
internal static class TwoHosts
{
    public static IEnumerable<TestFlow> Talk(double from, double to, double every, TestFlow? template = null)
    {
        var flow = template ?? new TestFlow();
        for (var start = from; start < to; start += every)
        {
            var there = flow with { Start = start, End = start + Math.Min(every, 50), Packets = 7, Bytes = 900 + (long)start };
            yield return there;
            yield return there.Back() with { Packets = 5, Bytes = 700 + (long)start };
        }
    }

    public static PipelineTestDriver PipeAll(this PipelineTestDriver driver, int partition, IEnumerable<TestFlow> flows)
    {
        foreach (var flow in flows)
            driver.Pipe(partition, flow);
        return driver;
    }
}
