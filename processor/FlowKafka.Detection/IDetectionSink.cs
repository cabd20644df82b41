using FlowKafka.Detection.Episodes;

namespace FlowKafka.Detection;

/// <summary>
/// Takes what judge says. A durable sink waits until a detection is acknowledged before it writes the state that came
/// with it, and until both are before it commits the windows behind them; then a crash anywhere repeats detections with
/// the same bytes and loses none. It commits at least once in every horizon of event time.
/// </summary>
public interface IDetectionSink
{
    /// <summary>A revision of an episode.</summary>
    void Detected(EpisodeRevision revision);

    /// <summary>An episode's new state, right after the detection that made it.</summary>
    void EpisodeChanged(EpisodeState state);

    /// <summary>A closed episode's state is needed no longer: a horizon has passed since it closed.</summary>
    void EpisodeForgotten(EpisodeState state);
}
