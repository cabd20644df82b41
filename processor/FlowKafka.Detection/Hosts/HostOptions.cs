using FlowKafka.Detection.Models;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Hosts;

/// <summary>How profiles of hosts are kept. All instances of one pipeline must agree on it.</summary>
public sealed record HostOptions
{
    /// <summary>The size of the windows.</summary>
    public TimeSpan WindowSize { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The silence that ends a conversation.</summary>
    public TimeSpan ConversationSilence { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What counts as inside when nothing better tells client from server.</summary>
    public OwnNetworks OwnNetworks { get; init; } = OwnNetworks.Private;

    /// <summary>The models in whose hulls a window looks like mining.</summary>
    public IReadOnlyList<Model> Models { get; init; } = [];

    /// <summary>How long a server or client that is not seen any more is remembered.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromDays(60);

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        if (Memory < TimeSpan.FromDays(2))
            yield return $"Memory is {Memory}: it must be at least two days.";
    }
}
