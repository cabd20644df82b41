using System.Text;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Bulk;

/// <summary>What the sink holds in memory. Nothing else runs meanwhile: the heap is the whole process's.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public class MemoryTests
{
    private const int Batch = 1 << 20;
    private const int InFlight = 2;

    // A buffer grows in steps of 64 KiB beyond the size of a batch, for the document that passes it.
    private const int Step = 64 << 10;

    private static readonly byte[] Document = Encoding.UTF8.GetBytes($$"""{"a":"{{new string('x', 500)}}"}""");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WantsMore_WhileTheServerIsAwayForAnHour_BoundsWhatIsHeld(bool compress)
    {
        var server = await BulkServer.StartAsync();
        var url = server.Url;
        await server.DisposeAsync();
        await using var driver = new SinkDriver(server, new() { Nodes = [url], BatchBytes = Batch, InFlight = InFlight, Compress = compress });
        var before = Collect();
        var (added, refused, held, full) = (0L, 0L, 0L, 0L);

        // Ten thousand documents a second want to go in.
        while (driver.Passed < TimeSpan.FromHours(1))
        {
            for (var i = 0; i < 1000; i++)
            {
                if (!driver.Sink.WantsMore)
                {
                    refused++;
                    continue;
                }

                driver.Sink.Add(new("logs-x-default"u8, Encoding.UTF8.GetBytes($"{added++}")), Document);
            }

            driver.Sink.Follow(sendAll: false);
            held = Math.Max(held, driver.Sink.BufferBytes);
            await driver.PassAsync();
            if (full == 0 && driver.Passed >= TimeSpan.FromMinutes(1))
                full = Collect();
        }

        var end = Collect();
        Assert.True(refused > 10_000_000, $"{refused} were refused");
        Assert.InRange(added * (Document.Length + 50L), (InFlight + 1) * Batch * 9L / 10, (InFlight + 1) * (Batch + Step) * 11L / 10);
        // What was compressed is some KB.
        Assert.InRange(held, (InFlight + 1) * Batch, (InFlight + 1) * (Batch + Step) + (compress ? InFlight * Step : 0));
        // What other tests have left behind may go meanwhile; nothing may come.
        Assert.True(full - before <= (InFlight + 1) * (Batch + Step) + (1 << 20), $"from {before} to {full}");
        Assert.True(end - full <= 1 << 18, $"from {full} to {end}");
        Assert.Equal(0, driver.Sink.Settled);
        Assert.True(driver.Sink.Counts.Retries > 100);
    }

    [Fact]
    public async Task Add_InSteadyState_AllocatesNothing()
    {
        const int Documents = 5000;
        await using var driver = await SinkDriver.StartAsync(new() { BatchBytes = 16 << 20, InFlight = 1 });
        await FillAsync(driver, Documents);
        await FillAsync(driver, Documents);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Documents; i++)
            driver.Sink.Add(new("logs-x-default"u8, "id"u8), Document);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Follow_AfterAHugeDocument_GivesItsBufferBack()
    {
        await using var driver = await SinkDriver.StartAsync(new() { BatchBytes = Step });
        driver.Create("huge", $$"""{"a":"{{new string('x', 8 << 20)}}"}""");
        Assert.InRange(driver.Sink.BufferBytes, 8 << 20, 9 << 20);

        await driver.SettleAsync(1);

        Assert.InRange(driver.Sink.BufferBytes, 0, 4 * Step);
    }

    private static long Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task FillAsync(SinkDriver driver, int documents)
    {
        var last = 0L;
        for (var i = 0; i < documents; i++)
            last = driver.Sink.Add(new("logs-x-default"u8, "id"u8), Document);
        await driver.SettleAsync(last + 1);
    }
}
