using System.Globalization;

namespace FlowKafka.Detection.Strategies;

/// <summary>
/// A conversation that has gone on for so long; quiet when it also sends no more than so many bytes an hour, both ways.
/// After Cisco Stealthwatch's Suspect Long Flow and Suspect Quiet Long Flow, whose 9 hours are its default; it publishes
/// no bound for quiet, so the one here is this project's.
/// </summary>
public sealed class LongFlowStrategy(int hours, double? mostBytesAnHour = null) : IStrategy, IPairJudge
{
    /// <summary>What counts as quiet: 1 MB an hour.</summary>
    public const double Quiet = 1_000_000;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{(mostBytesAnHour is null ? "" : "quiet-")}long-flow-{hours}h");

    /// <inheritdoc/>
    public string Meaning => string.Create(
        CultureInfo.InvariantCulture, $"a conversation of {hours} h{(mostBytesAnHour is { } most ? $" with at most {most / 1e6:0.##} MB an hour" : "")} (after Stealthwatch)");

    /// <inheritdoc/>
    public bool IsTrained => false;

    /// <inheritdoc/>
    public IPairJudge Train(IReadOnlyList<CaptureHistory> miners) => this;

    /// <inheritdoc/>
    public FirstFlag? Judge(PairHistory pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        foreach (var conversation in pair.Conversations)
        {
            var bytes = 0.0;
            for (var i = 0; i < conversation.Points.Length; i++)
            {
                var point = conversation.Points[i].Point;
                bytes += point.ClientBytes + point.ServerBytes;
                var after = conversation.AfterPoint(i);
                if (after.TotalHours >= hours && (mostBytesAnHour is null || bytes / after.TotalHours <= mostBytesAnHour))
                    return new(i, after);
            }
        }

        return null;
    }
}
