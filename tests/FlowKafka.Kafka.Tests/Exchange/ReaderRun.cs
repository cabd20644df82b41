using System.Text;
using Confluent.Kafka;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Exchange;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Tests.Exchange;

/// <summary>A reader, the log that it reads, and what it gave: "600:a,b" for a window, "1200:" for a step without data.</summary>
internal sealed class ReaderRun(int sources, bool dropRepeats = true)
{
    private readonly List<byte[]> _log = [];
    private int _next;

    public ExchangeReader Reader { get; private set; } = new(sources, dropRepeats);

    public List<string> Steps { get; } = [];

    /// <summary>The windows with data alone.</summary>
    public IEnumerable<string> Windows => Steps.Where(step => !step.EndsWith(':'));

    public ReaderRun Pack(int source, long end, int sequence, string text)
    {
        _log.Add(ExchangePackCodec.Encode(source, end, sequence, Encoding.UTF8.GetBytes(text)));
        return this;
    }

    public ReaderRun Marker(int source, long closedThrough, string text = "")
    {
        _log.Add(ExchangeMarkerCodec.Encode(new(source, closedThrough, Encoding.UTF8.GetBytes(text))));
        return this;
    }

    /// <summary>Gives the reader messages, at most so many, and reads every step that they allow.</summary>
    public ReaderRun Read(int count = int.MaxValue)
    {
        Take(count);
        while (Reader.TryPeekStep(out var end, out var hasData))
            Step(end, hasData);
        return this;
    }

    public void Take(int count = int.MaxValue)
    {
        for (; count > 0 && _next < _log.Count; count--, _next++)
            Reader.Take(new BatchMessage("t", 0, _next, ErrorCode.NoError, [], _log[_next]));
    }

    public void Step(long end, bool hasData)
    {
        var texts = new List<string>();
        Reader.ReadStep(payload => texts.Add(Encoding.UTF8.GetString(payload)));
        Assert.Equal(hasData, texts.Count > 0);
        Steps.Add($"{end}:{string.Join(',', texts)}");
    }

    /// <summary>A new reader goes on from what the present one would have had committed.</summary>
    public ReaderRun Restart()
    {
        var reached = Reader.Reached;
        _next = (int)Math.Min(_next, Reader.OldestHeldOffset);
        Reader = new(sources, dropRepeats);
        Reader.Restore(reached);
        return this;
    }

    public string MarkerText(int source) => Encoding.UTF8.GetString(Reader.MarkerPayload(source));
}
