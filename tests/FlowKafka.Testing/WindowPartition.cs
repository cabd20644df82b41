using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Testing;

/// <summary>One partition of the flows and windows logs, with the window task that stands between them.</summary>
internal sealed class WindowPartition(WindowOptions options, TimeSpan grace, SymbolTable symbols) : IWindowSink
{
    private readonly List<WindowsMessage> _output = [];
    private WindowTask _task = new(options, grace, symbols);
    private int _position;
    private int _committed;
    private int _pointsBeforeCrash = int.MaxValue;
    private long _coveredBefore;
    private long _duplicatesBefore;

    public List<FlowsMessage> Log { get; } = [];

    public IReadOnlyList<WindowsMessage> Output => _output;

    public IEnumerable<WindowPoint> Points => _output.Where(m => m.Point is not null).Select(m => m.Point!.Value);

    public long ClosedThrough => _task.ClosedThrough;

    public long Covered => _coveredBefore + _task.Counts.Covered;

    public long Duplicates => _duplicatesBefore + _task.Counts.Duplicates;

    public void Emit(in WindowPoint point)
    {
        if (_pointsBeforeCrash-- == 0)
            throw new CrashException();
        _output.Add(new WindowsMessage(point));
    }

    public void Run()
    {
        for (; _position < Log.Count; _position++)
            Take(Log[_position]);
        _committed = (int?)_task.OldestOpenOffset ?? _position;
    }

    public void RunUntilCrash(int afterPoints)
    {
        _pointsBeforeCrash = afterPoints;
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
            _pointsBeforeCrash = int.MaxValue;
        }
    }

    public void Restart()
    {
        _coveredBefore += _task.Counts.Covered;
        _duplicatesBefore += _task.Counts.Duplicates;
        _task = new WindowTask(options, grace, symbols);
        _position = _committed;
        var last = _output.FindLastIndex(m => m.Marker is not null);
        if (last < 0)
            return;
        var marker = _output[last].Marker!;
        _task.Restore(marker);
        foreach (var message in _output.Take(last))
        {
            if (message.Point is { } point)
                _task.Restore(point);
        }
    }

    private void Take(FlowsMessage message)
    {
        _task.Add(message.Records, _position);
        if (message.Lost is { } lost)
            _task.AddLost(lost.Reporter, lost.WindowStart, _position);
        if (message.Update is null)
            return;
        _task.Apply(message.Update, _position);
        while (_task.TryCloseNext(this))
        {
            _output.Add(new WindowsMessage(null, new ClosedMarker(_task.ClosedThrough, _task.ControlOffset, _task.Watermarks.Snapshot(), [])));
            _committed = (int?)_task.OldestOpenOffset ?? _position;
        }
    }
}
