using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Verdicts;
using FlowKafka.Flows;

namespace FlowKafka.Detection;

/// <summary>Is told what judge holds of every conversation at every window: for measuring detectors, not for detecting.</summary>
public interface IAssessmentObserver
{
    /// <summary>A conversation was assessed.</summary>
    /// <param name="pair">The key.</param>
    /// <param name="rotation">The addresses over which it hops; null for an ordinary pair.</param>
    /// <param name="assessment">What is held of it.</param>
    /// <param name="findings">What was found; valid during the call.</param>
    void Assessed(in IpPair pair, ServerRotation? rotation, in Assessment assessment, ReadOnlySpan<Finding> findings);
}
