namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// How many of the network's clients speak with the server: rare up to 2 %, common from 50 % on, RITA v5's bounds of
/// prevalence. Of a network with few clients nothing follows.
/// </summary>
public sealed class PrevalenceDetector : IDetector
{
    /// <summary>The largest part of the clients that makes a server rare.</summary>
    public const double Rare = 0.02;

    /// <summary>The least part of the clients that makes a server common.</summary>
    public const double Common = 0.5;

    /// <summary>The fewest clients of a network that anything follows from: with fewer, one client alone is more than rare.</summary>
    public const int FewestClients = 50;

    private readonly bool _rare;

    private PrevalenceDetector(bool rare) => _rare = rare;

    /// <summary>Finds <see cref="FindingKind.RareServer"/>.</summary>
    public static PrevalenceDetector OfRare { get; } = new(rare: true);

    /// <summary>Finds <see cref="FindingKind.CommonServer"/>.</summary>
    public static PrevalenceDetector OfCommon { get; } = new(rare: false);

    /// <inheritdoc/>
    public FindingKind Kind => _rare ? FindingKind.RareServer : FindingKind.CommonServer;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence)
    {
        if (!evidence.Server.IsKnown || evidence.Network.Clients < FewestClients)
            return Finding.None;
        var share = Math.Min(1, (double)evidence.Server.Clients / evidence.Network.Clients);
        if (_rare ? share > Rare : share < Common)
            return Finding.None;
        return new(Kind, 1, share, _rare ? Rare : Common) { Second = evidence.Server.Clients };
    }
}
