namespace FlowKafka.Detection.Knowledge;

/// <summary>A coin, a pool or a software, and how it is known.</summary>
/// <param name="Name">The name; <c>unknown</c> when nothing tells it.</param>
/// <param name="Strength">What it is known from.</param>
public readonly record struct AttributedName(string Name, EvidenceStrength Strength)
{
    /// <summary>What nothing tells.</summary>
    public static AttributedName Unknown { get; } = new("unknown", EvidenceStrength.Unknown);

    /// <summary>True when something tells it.</summary>
    public bool IsKnown => Strength != EvidenceStrength.Unknown;

    /// <summary>The strength's name in documents.</summary>
    public string StrengthName => Strength switch
    {
        EvidenceStrength.List => "list",
        EvidenceStrength.Model => "model",
        EvidenceStrength.Port => "port",
        _ => "unknown",
    };

    /// <summary>The strongest of three names of which any may be empty.</summary>
    internal static AttributedName Of(string ofList, string ofModel, string ofPort) =>
        ofList.Length > 0 ? new(ofList, EvidenceStrength.List)
        : ofModel.Length > 0 ? new(ofModel, EvidenceStrength.Model)
        : ofPort.Length > 0 ? new(ofPort, EvidenceStrength.Port)
        : Unknown;
}
