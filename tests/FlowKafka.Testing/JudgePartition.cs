using System.Buffers;
using System.Text;
using FlowKafka.Detection;
using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Models;
using FlowKafka.Streams.Points;

namespace FlowKafka.Testing;

/// <summary>One partition's judge behind its windows log, with its changelog of episodes and its log of detections.</summary>
internal sealed class JudgePartition : IDetectionSink
{
    private readonly WindowPartition _windows;
    private readonly Model[] _models;
    private readonly Dictionary<string, EpisodeState> _changelog = [];
    private readonly List<EpisodeState> _changed = [];
    private readonly List<(string Id, string Text)> _detections = [];
    private readonly List<VerdictEntry> _entries = [];
    private readonly List<WindowPoint> _held = [];
    private Judge _judge;
    private int _position;
    private int _committed;
    private long _closedThrough = long.MinValue;
    private int _writesBeforeCrash = int.MaxValue;

    public JudgePartition(WindowPartition windows, IReadOnlyList<Model> models)
    {
        _windows = windows;
        _models = [.. models];
        _judge = new Judge(new JudgeOptions(), _models, this);
    }

    /// <summary>Every document that was written, a redelivered one as often as it was.</summary>
    public IReadOnlyList<(string Id, string Text)> Detections => _detections;

    /// <summary>The same as they go on to who correlates them.</summary>
    public IReadOnlyList<VerdictEntry> Entries => _entries;

    public void Run()
    {
        for (; _position < _windows.Output.Count; _position++)
        {
            if (!Take(_windows.Output[_position]))
                continue;
            WriteChangelog();
            _committed = _position + 1;
        }
    }

    /// <summary>Runs, and dies after this many writes of detections and states.</summary>
    public void RunUntilCrash(int afterWrites)
    {
        _writesBeforeCrash = afterWrites;
        try
        {
            Run();
        }
        catch (CrashException)
        {
            Restart();
        }
        finally
        {
            _writesBeforeCrash = int.MaxValue;
        }
    }

    /// <summary>Rebuilds what the logs hold: episodes from the changelog, profiles from the points before the commit.</summary>
    public void Restart()
    {
        _judge = new Judge(new JudgeOptions(), _models, this);
        _held.Clear();
        _changed.Clear();
        _closedThrough = long.MinValue;
        _position = _committed;
        if (_committed == 0)
            return;
        _judge.Replay();
        foreach (var state in _changelog.Values)
            _judge.Restore(state);
        _judge.GoLive(_windows.Output[_committed - 1].Marker!.ClosedThrough);
        for (var i = 0; i < _committed; i++)
            Take(_windows.Output[i]);
    }

    void IDetectionSink.Detected(EpisodeRevision revision)
    {
        Write();
        var document = new ArrayBufferWriter<byte>();
        DetectionDocument.Write(revision, document);
        _entries.Add(VerdictEntry.Of(revision, document.WrittenMemory));
        _detections.Add((DetectionDocument.IdOf(revision.Episode), Encoding.UTF8.GetString(document.WrittenSpan)));
    }

    void IDetectionSink.EpisodeChanged(EpisodeState state) => _changed.Add(state);

    void IDetectionSink.EpisodeForgotten(EpisodeState state) => _changelog.Remove(state.Id);

    private bool Take(WindowsMessage message)
    {
        if (message.Point is { } point)
            _held.Add(point);
        if (message.Marker is not { } marker)
            return false;
        foreach (var held in _held)
            _judge.Observe(held);
        _held.Clear();
        _judge.Advance(_closedThrough = Math.Max(_closedThrough, marker.ClosedThrough));
        return true;
    }

    // After the detections that made the states, as the sink's contract asks.
    private void WriteChangelog()
    {
        foreach (var state in _changed)
        {
            Write();
            _changelog[state.Id] = state;
        }

        _changed.Clear();
    }

    private void Write()
    {
        if (_writesBeforeCrash-- == 0)
            throw new CrashException();
    }
}
