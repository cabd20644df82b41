using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Documents;

/// <summary>The features of a space in natural units: what people read on an axis.</summary>
internal sealed class NaturalMetrics
{
    private readonly Func<double, double> _toNatural;

    private NaturalMetrics(string[] names, Func<double, double> toNatural) => (Names, _toNatural) = (names, toNatural);

    /// <summary>The metrics' names, one a feature.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The metrics of a space; null when its features are nothing that has a unit.</summary>
    public static NaturalMetrics? Of(FeatureSpace space)
    {
        string[] four = ["client_bytes", "client_packets", "server_bytes", "server_packets"];
        return space switch
        {
            RatioSpace => new(["client_packet_size", "server_packet_size", "packet_ratio", "packets"], Math.Exp),
            LogSpace => new(four, static value => Math.Exp(value) - 1),
            RawSpace => new(four, static value => value),
            _ => null,
        };
    }

    /// <summary>A feature's value in its metric's unit.</summary>
    public double ToNatural(double value) => _toNatural(value);
}
