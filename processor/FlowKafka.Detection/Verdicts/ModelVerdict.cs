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

    /// <summary>True when there are enough points and enough of them lie in the hulls.</summary>
    public bool Matched => IsMatch(Model, Complete, InHull);

    /// <summary>Lower bound of the rate at 95 % confidence (<see cref="WilsonInterval"/>), from 0 to 1.</summary>
    public double LowerBound => WilsonInterval.LowerBound(InHull, Complete);

    /// <summary>
    /// The risk score, 0 to 100: a hundred times the lower bound. It says how sure the membership is, given the number
    /// of points; it is not calibrated against how often such pairs really mine.
    /// </summary>
    public int Score => ScoreOf(Complete, InHull);

    internal static int ScoreOf(int complete, int inHull) =>
        (int)Math.Round(100 * WilsonInterval.LowerBound(inHull, complete), MidpointRounding.AwayFromZero);

    internal static bool IsMatch(Model model, int complete, int inHull) =>
        complete >= model.MinimumPoints && (double)inHull / complete >= model.MembershipThreshold;
}
