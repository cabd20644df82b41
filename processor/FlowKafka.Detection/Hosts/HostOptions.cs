using FlowKafka.Detection.Models;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Hosts;

/// <summary>How profiles of hosts are kept. All instances of one pipeline must agree on it.</summary>
public sealed record HostOptions
{
    private const int MostMiningWindows = 32;
    private const int MostRotationWindows = 8;
    private const int MostModels = 32;

    /// <summary>The size of the windows.</summary>
    public TimeSpan WindowSize { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The silence that ends a conversation. A whole number of windows.</summary>
    public TimeSpan ConversationSilence { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What counts as inside when nothing better tells client from server.</summary>
    public OwnNetworks OwnNetworks { get; init; } = OwnNetworks.Private;

    /// <summary>The models in whose hulls a window looks like mining.</summary>
    public IReadOnlyList<Model> Models { get; init; } = [];

    /// <summary>The longest that a server or client that is not seen any more is remembered. At least <see cref="BriefMemory"/>.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromDays(60);

    /// <summary>
    /// How long a host is remembered that was known for less; others are remembered as long as they were known. At least
    /// two days; eight keep what comes once a week.
    /// </summary>
    public TimeSpan BriefMemory { get; init; } = TimeSpan.FromDays(8);

    /// <summary>The fewest complete windows of a conversation that can look like mining, 1 to 32.</summary>
    public int MiningWindows { get; init; } = 6;

    /// <summary>
    /// A conversation hops while its last windows with traffic, so many, have more than one main address; 2 to 8. With
    /// eight, one that stays shorter anywhere than a verdict needs (six complete windows, the first and the newest) is told
    /// of without a gap.
    /// </summary>
    public int RotationWindows { get; init; } = MostRotationWindows;

    /// <summary>
    /// Ports at which all addresses are one network: a pool's name often stands for addresses of several. Those of stratum
    /// by default, where a client has no other business. None for no such port.
    /// </summary>
    public IReadOnlySet<ushort> PoolPorts { get; init; } = new HashSet<ushort> { 3333, 4444, 5555, 5556, 7777, 9999, 10128, 13531, 14433, 14444, 20128, 45560, 45700 };

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        var size = WindowSize.Ticks;
        if (size <= 0 || size % TimeSpan.TicksPerMillisecond != 0)
        {
            yield return $"WindowSize is {WindowSize}: it must be a positive number of milliseconds.";
            yield break;
        }

        if (ConversationSilence <= TimeSpan.Zero || ConversationSilence.Ticks % size != 0)
            yield return $"ConversationSilence is {ConversationSilence}: it must be a whole number of windows of {WindowSize}.";
        if (Memory < TimeSpan.FromDays(2))
            yield return $"Memory is {Memory}: it must be at least two days.";
        if (BriefMemory < TimeSpan.FromDays(2) || BriefMemory > Memory)
            yield return $"BriefMemory is {BriefMemory}: it must be at least two days, and not above Memory, {Memory}.";
        if (MiningWindows is < 1 or > MostMiningWindows)
            yield return FormattableString.Invariant($"MiningWindows is {MiningWindows}: it must be 1 to {MostMiningWindows}.");
        if (RotationWindows is < 2 or > MostRotationWindows)
            yield return FormattableString.Invariant($"RotationWindows is {RotationWindows}: it must be 2 to {MostRotationWindows}.");
        if (Models.Count > MostModels)
            yield return $"{Models.Count} models were given: hosts are held against at most {MostModels}.";
        foreach (var model in Models)
        {
            if (model.WindowSize != WindowSize)
                yield return $"Model {model.Name} {model.Version} judges windows of {model.WindowSize}, and the pipeline's are {WindowSize}.";
        }
    }
}
