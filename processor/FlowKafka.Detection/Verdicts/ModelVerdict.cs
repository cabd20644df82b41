using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Verdicts;

/// <summary>What one model says of a pair's points inside the horizon.</summary>
/// <param name="Model">The model.</param>
/// <param name="Complete">Complete points that were judged.</param>
/// <param name="InHull">Those of them that lie in the model's hulls.</param>
/// <param name="Depth">Mean depth of the complete points, see <see cref="Model.Depth"/>; 0 without points.</param>
public sealed record ModelVerdict(Model Model, int Complete, int InHull, double Depth)
{
    /// <summary>The part of the complete points that lies in the hulls, from 0 to 1; 0 without points.</summary>
    public double Rate => Complete == 0 ? 0 : (double)InHull / Complete;

    /// <summary>Lower bound of the rate at 95 % confidence (<see cref="WilsonInterval"/>), from 0 to 1.</summary>
    public double LowerBound => WilsonInterval.LowerBound(InHull, Complete);

    /// <summary>
    /// The best bar that is met, else the one with the most points for which there were enough; null when there were too
    /// few for any.
    /// </summary>
    public BarVerdict? Bar { get; init; }

    /// <summary>What was demanded: of the bar, or of the lowest one when there were too few points for any.</summary>
    public ModelBar Demand => Bar?.Bar ?? Model.BarsByPoints[^1];

    /// <summary>True when a bar is met.</summary>
    public bool Matched => Bar is { IsMet: true };

    /// <summary>True when the model reports, but never alerts.</summary>
    public bool IsShadow { get; init; }

    /// <summary>The risk score, 0 to 100, of a match, see <see cref="RiskScore"/>; 0 when the model does not match.</summary>
    public int Score { get; init; }

    /// <summary>The severity: that of the score; low at most of a model in shadow mode, none when it does not match.</summary>
    public int Severity => !Matched ? Verdicts.Severity.None : IsShadow ? Verdicts.Severity.Low : Verdicts.Severity.OfScore(Score);
}
