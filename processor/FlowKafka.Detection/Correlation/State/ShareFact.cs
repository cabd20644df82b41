namespace FlowKafka.Detection.Correlation;

/// <summary>A server, network or model that detections of a campaign use.</summary>
/// <param name="Kind">Which of them; one flag.</param>
/// <param name="Value">Its text.</param>
/// <param name="Campaign">The campaign's id.</param>
/// <param name="Newest">The newest detection with it, Unix milliseconds.</param>
public sealed record ShareFact(ShareKinds Kind, string Value, string Campaign, long Newest) : CorrelationFact
{
    /// <inheritdoc/>
    public override string Key => KeyOf(Kind, Value);

    /// <summary>The key of a server, network or model.</summary>
    public static string KeyOf(ShareKinds kind, string value) => kind switch
    {
        ShareKinds.Server => "server/" + value,
        ShareKinds.Network => "network/" + value,
        _ => "model/" + value,
    };
}
