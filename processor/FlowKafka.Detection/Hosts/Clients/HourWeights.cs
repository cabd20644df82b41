using System.Runtime.CompilerServices;

namespace FlowKafka.Detection.Hosts.Clients;

/// <summary>How often each hour of the day was active, 0 to 255: the mean of the first eight days, then decaying by an eighth a day.</summary>
[InlineArray(Hours)]
internal struct HourWeights
{
    public const int Hours = 24;

    /// <summary>Days after which the mean decays.</summary>
    public const int Days = 8;

    private byte _first;

    /// <summary>Takes a day.</summary>
    /// <param name="active">Bit h is set when hour h was active.</param>
    /// <param name="days">How many days went in, this one included.</param>
    public void AddDay(int active, int days)
    {
        var part = Math.Min(days, Days);
        for (var hour = 0; hour < Hours; hour++)
        {
            var way = ((active >> hour & 1) * byte.MaxValue) - this[hour];

            // Rounded away from 0, or it would never arrive.
            this[hour] = (byte)(this[hour] + ((way + (Math.Sign(way) * (part - 1))) / part));
        }
    }
}
