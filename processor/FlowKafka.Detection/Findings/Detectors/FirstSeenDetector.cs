namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// For how long the server has been known: new up to 7 days, old from 30 days on, RITA v5's bounds. In the first days of
/// watching a network everything is new, so that nothing follows.
/// </summary>
public sealed class FirstSeenDetector : IDetector
{
    /// <summary>Days up to which a server is new.</summary>
    public const double New = 7;

    /// <summary>Days from which on a server is old.</summary>
    public const double Old = 30;

    private const double Day = 86_400_000;

    private readonly bool _new;

    private FirstSeenDetector(bool isNew) => _new = isNew;

    /// <summary>Finds <see cref="FindingKind.NewServer"/>.</summary>
    public static FirstSeenDetector OfNew { get; } = new(isNew: true);

    /// <summary>Finds <see cref="FindingKind.OldServer"/>.</summary>
    public static FirstSeenDetector OfOld { get; } = new(isNew: false);

    /// <inheritdoc/>
    public FindingKind Kind => _new ? FindingKind.NewServer : FindingKind.OldServer;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence)
    {
        if (!evidence.Server.IsKnown)
            return Finding.None;
        var days = (evidence.End - evidence.Server.FirstSeen) / Day;
        if (!_new)
            return days >= Old ? new(Kind, 1, days, Old) : Finding.None;
        var watched = (evidence.Server.FirstSeen - evidence.Network.Since) / Day;
        return days <= New && watched >= New ? new(Kind, 1, days, New) : Finding.None;
    }
}
