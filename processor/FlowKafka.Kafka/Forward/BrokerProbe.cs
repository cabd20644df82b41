using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Forward;

/// <summary>Asks the brokers for a topic now and then, on a thread of its own, to know whether one answers.</summary>
internal sealed class BrokerProbe : IDisposable
{
    private const int TimeoutMs = 5000;

    private static readonly TimeSpan WhileWell = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileAway = TimeSpan.FromSeconds(1);

    private readonly NativeProducer _native;
    private readonly nint _topic;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();

    // The topics were found just before.
    private volatile bool _isAnswering = true;

    public BrokerProbe(NativeProducer native, nint topic)
    {
        (_native, _topic) = (native, topic);
        _thread = new Thread(Run) { IsBackground = true, Name = "flowkafka probe" };
        _thread.Start();
    }

    /// <summary>True while one answers.</summary>
    public bool IsAnswering => _isAnswering;

    /// <summary>Says that none can be reached: that holds until one answers.</summary>
    public void Doubt() => _isAnswering = false;

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        while (!_stop.Wait(_isAnswering ? WhileWell : WhileAway))
        {
            var error = NativeKafka.Metadata(_native.Client, 0, _topic, out var metadata, TimeoutMs);
            if (error == 0)
                NativeKafka.MetadataDestroy(metadata);
            _isAnswering = error == 0;
        }
    }
}
