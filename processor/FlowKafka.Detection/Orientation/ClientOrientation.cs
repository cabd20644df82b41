using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Orientation;

/// <summary>
/// Tells client from server by what a conversation has shown so far. The strongest kind of evidence that has spoken
/// at all decides; within it the majority does, and a tie keeps what the majority was before.
/// </summary>
public static class ClientOrientation
{
    /// <summary>Decides. The same conversation gives the same verdict, wherever a reader began.</summary>
    public static ClientVerdict Decide(in Conversation conversation, in IpPair pair, OwnNetworks ownNetworks)
    {
        ArgumentNullException.ThrowIfNull(ownNetworks);
        if (conversation.SynFlags.Any)
            return Of(conversation.SynFlags, ClientEvidence.SynFlags);
        if (conversation.PortAsymmetry.Any)
            return Of(conversation.PortAsymmetry, ClientEvidence.PortAsymmetry);
        if (conversation.ServicePorts.Any)
            return Of(conversation.ServicePorts, ClientEvidence.ServicePorts);

        var lowerInside = ownNetworks.Contains(pair.Lower);
        if (lowerInside != ownNetworks.Contains(pair.Higher))
            return new(lowerInside ? Side.Lower : Side.Higher, ClientEvidence.OwnNetworks, 1);
        return new(Side.Lower, ClientEvidence.AddressOrder, 0);
    }

    private static ClientVerdict Of(in ClientVotes votes, ClientEvidence evidence) =>
        new(votes.Leader, evidence, votes.ForLeader);
}
