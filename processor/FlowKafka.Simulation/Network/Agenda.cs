using FlowKafka.Simulation.Conversations;

namespace FlowKafka.Simulation.Network;

/// <summary>
/// Plays conversations step by step. One that has nothing to say in a step costs a comparison; one that is over is
/// let go.
/// </summary>
internal sealed class Agenda
{
    private readonly Conversation?[] _conversations;
    private readonly long[] _due;

    /// <summary>Takes the conversations over: <paramref name="conversations"/> is empty afterwards.</summary>
    public Agenda(List<Conversation> conversations)
    {
        _conversations = [.. conversations];
        _due = new long[_conversations.Length];
        conversations.Clear();
    }

    /// <summary>Plays everything before <paramref name="until"/>, always in the same order.</summary>
    public void Advance(long until)
    {
        for (var i = 0; i < _due.Length; i++)
        {
            if (_due[i] >= until || _conversations[i] is not { } conversation)
                continue;
            _due[i] = conversation.Advance(until);
            if (_due[i] == Conversation.Never)
                _conversations[i] = null;
        }
    }
}
