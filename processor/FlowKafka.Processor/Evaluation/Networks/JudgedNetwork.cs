using FlowKafka.Detection;
using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Verdicts;
using FlowKafka.Flows;

namespace FlowKafka.Processor.Evaluation.Networks;

/// <summary>What was held of every conversation of a network, by its two addresses.</summary>
internal sealed class JudgedNetwork(double prior) : IAssessmentObserver
{
    private readonly Dictionary<(IpAddress, IpAddress), JudgedConversation> _conversations = [];

    /// <summary>Two addresses without order.</summary>
    public static (IpAddress, IpAddress) Key(IpAddress one, IpAddress other) => one <= other ? (one, other) : (other, one);

    /// <summary>What was held of a pair; null when it never had a point.</summary>
    public JudgedConversation? Find(IpAddress one, IpAddress other) => _conversations.GetValueOrDefault(Key(one, other));

    public void Assessed(in IpPair pair, ServerRotation? rotation, in Assessment assessment, ReadOnlySpan<Finding> findings)
    {
        if (rotation is null)
        {
            At(Key(pair.Lower, pair.Higher)).Take(assessment, findings, prior);
            return;
        }

        // The network's first address is the key's other one; either may be the client.
        foreach (var server in rotation.Servers)
        {
            foreach (var end in (ReadOnlySpan<IpAddress>)[pair.Lower, pair.Higher])
            {
                if (_conversations.TryGetValue(Key(end, server), out var conversation))
                    conversation.Take(assessment, findings, prior);
            }
        }
    }

    private JudgedConversation At((IpAddress, IpAddress) key)
    {
        if (!_conversations.TryGetValue(key, out var conversation))
            _conversations.Add(key, conversation = new());
        return conversation;
    }
}
