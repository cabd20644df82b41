using System.Collections.Concurrent;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Feeding;

/// <summary>Simulates on another thread, some batches of lines ahead of who reads them; the lines and their order stay the same.</summary>
internal static class LinesAhead
{
    private const int Batch = 8192, MostBatches = 8;

    public static IEnumerable<SimulatedLine> Of(NetworkSimulator simulator, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var batches = new BlockingCollection<SimulatedLine[]>(MostBatches);
        var simulation = Task.Run(() => Simulate(simulator, batches, end.Token), CancellationToken.None);
        try
        {
            foreach (var batch in batches.GetConsumingEnumerable(end.Token))
            {
                foreach (var line in batch)
                    yield return line;
            }
        }
        finally
        {
            // A reader that goes away early must not leave the other thread waiting for room.
            end.Cancel();
            Task.WaitAny([simulation], CancellationToken.None);
        }

        simulation.GetAwaiter().GetResult();
    }

    private static void Simulate(NetworkSimulator simulator, BlockingCollection<SimulatedLine[]> batches, CancellationToken stop)
    {
        try
        {
            foreach (var batch in simulator.Lines().Chunk(Batch))
                batches.Add(batch, stop);
        }
        finally
        {
            batches.CompleteAdding();
        }
    }
}
