using System.Collections.Concurrent;

namespace FlowKafka.Firehose.Tests;

/// <summary>Keeps what it is given, and acknowledges at once, or when the test says so.</summary>
internal sealed class FakeForwarder : IRecordForwarder
{
    private readonly ConcurrentQueue<TaskCompletionSource<ForwardOutcome>> _held = new();
    private readonly SemaphoreSlim _arrived = new(0);

    public bool IsReady { get; set; } = true;

    public int LongestValue { get; set; } = 1_000_000;

    /// <summary>What is answered; null to hold answers until <see cref="Release"/>.</summary>
    public ForwardOutcome? Outcome { get; set; } = ForwardOutcome.Acknowledged;

    public ConcurrentQueue<(string Topic, byte[] Value)> Taken { get; } = new();

    public IEnumerable<byte[]> Values => Taken.Select(taken => taken.Value);

    public Task<ForwardOutcome> ForwardAsync(string topic, RecordBatch records)
    {
        for (var i = 0; i < records.Count; i++)
            Taken.Enqueue((topic, records[i].ToArray()));
        if (Outcome is { } outcome)
            return Task.FromResult(outcome);
        var held = new TaskCompletionSource<ForwardOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _held.Enqueue(held);
        _arrived.Release();
        return held.Task;
    }

    /// <summary>Waits until a batch is held.</summary>
    public Task ArrivedAsync() => _arrived.WaitAsync();

    /// <summary>Answers the batch that was held first.</summary>
    public void Release(ForwardOutcome outcome = ForwardOutcome.Acknowledged)
    {
        Assert.True(_held.TryDequeue(out var held));
        held.SetResult(outcome);
    }
}
