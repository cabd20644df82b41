using System.Globalization;
using FlowKafka.Firehose;
using FlowKafka.Processor.Observability;

namespace FlowKafka.Processor.Firehose;

/// <summary>Says how the door for Firehose is. Safe for concurrent use.</summary>
internal sealed class DoorHealth(FirehoseMetrics metrics)
{
    private volatile FirehoseServer? _server;
    private volatile IRecordForwarder? _forwarder;

    /// <summary>Says that the door is open.</summary>
    public void Open(FirehoseServer server, IRecordForwarder forwarder)
    {
        _forwarder = forwarder;
        _server = server;
    }

    /// <summary>Health: ready while it is open and Kafka answers.</summary>
    public HealthReport Report()
    {
        var state = _server is not { } server ? "starting" : server.IsDraining ? "draining" : _forwarder!.IsReady ? "open" : "open, but Kafka does not answer";
        return new(IsLive: true, IsReady: state == "open", $"firehose: {state}\n{Counts()}");
    }

    /// <summary>What was done so far, on one line.</summary>
    public string Counts() => string.Create(CultureInfo.InvariantCulture,
        $"requests {metrics.Answered(200)} taken, {metrics.AllRefused} refused; records {metrics.Records}");
}
