using FlowKafka.Flows;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Decoding;

/// <summary>What was found in a file, in one line.</summary>
internal static class FoundText
{
    /// <summary>What a file is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isConfigured">True when the user gave the fields of lines.</param>
    public static string Of(DecodedFile file, bool isConfigured)
    {
        if (file.IsFlowLog)
            return Of(file, source => NameOf(source, file, isConfigured));
        var counts = file.Counts;
        if (counts.Headers > 0 || counts.Offered == 0)
            return counts.Headers > 0 ? $"a header line and no records{Also(counts.AllRejected, "refused")}" : "nothing but white space";
        var what = counts.Rejected(RejectReason.FieldCount) > 0 && EnvelopeText.Of(counts) is { Length: > 0 } envelopes
            ? $"lines of an unknown format{envelopes}"
            : "no flow log of a known format";
        return what + Also(counts.AllRejected, "refused");
    }

    /// <summary>What many files are.</summary>
    public static string OfAll(DecodedFile all) => Of(all, source => SourceText.NameOf(source) + CountOf(source, all));

    private static string Of(DecodedFile file, Func<FlowLogSource, string> nameOf)
    {
        var counts = file.Counts;
        var formats = string.Join(" and ", file.Sources.Select(nameOf));
        var what = formats.Length == 0 ? "a flow log without records of flows" : formats;
        var when = counts.Accepted == 0 ? "" : $", {Quantity.Time(file.Traits.From)} to {Quantity.Time(file.Traits.To)}";
        return $"{what}{EnvelopeText.Of(counts)}; {Quantity.Of(counts.Accepted, "record")}{when}{Also(counts.AllSkipped, "skipped")}{Also(counts.AllRejected, "refused")}";
    }

    private static string NameOf(FlowLogSource source, DecodedFile file, bool isConfigured)
    {
        var name = SourceText.NameOf(source);
        if (source is FlowLogSource.AwsVpc or FlowLogSource.AwsTransitGateway && file.Fields.Count > 0)
            name += $", {FieldsOf(file, isConfigured)}";
        return name + CountOf(source, file);
    }

    private static string CountOf(FlowLogSource source, DecodedFile file)
    {
        var count = file.Counts.AcceptedOf(source);
        return count == file.Counts.Accepted ? "" : $" ({Quantity.Count(count)})";
    }

    private static string FieldsOf(DecodedFile file, bool isConfigured)
    {
        var fields = $"{string.Join(" and ", file.Fields)} fields";
        if (file.Counts.Headers > 0)
            return $"{fields} by header line";
        return isConfigured ? $"{fields} as configured" : file.Fields.SetEquals([14]) ? "default format" : fields;
    }

    private static string Also(long count, string what) => count == 0 ? "" : $"; {Quantity.Count(count)} {what}";
}
