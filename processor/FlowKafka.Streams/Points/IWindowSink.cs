namespace FlowKafka.Streams.Points;

/// <summary>Takes the points of closed windows: of one window after the other, in the order of their keys.</summary>
public interface IWindowSink
{
    /// <summary>One pair's window. The struct is only valid during the call.</summary>
    void Emit(in WindowPoint point);
}
