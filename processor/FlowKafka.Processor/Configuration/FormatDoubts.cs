using FlowKafka.Flows;
using FlowKafka.Kafka.Ingest;

namespace FlowKafka.Processor.Configuration;

/// <summary>Says what works of a format, but not as well as it could.</summary>
internal static class FormatDoubts
{
    /// <summary>One line for each doubt.</summary>
    /// <param name="what">What has the format, as <c>topic flow-logs</c>.</param>
    /// <param name="input">The format.</param>
    /// <param name="ingest">What holds for all input.</param>
    public static IEnumerable<string> Of(string what, InputFormatOptions input, IngestOptions ingest)
    {
        if (input.Format.Length > 0 && FlowLogFormat.TryParse(input.Format, out var format, out _))
            return OfLines(what, format, ingest.Tenancy);
        if (input.Avro is { } avro)
            return OfAvro(what, avro.Fields, ingest.Tenancy);
        return input.Source is FlowLogSource.AwsVpc && (input.Keying ?? ingest.Keying) == AddressKeying.Pkt
            ? [$"Keying of {what} is Packet, and AWS's default format lacks pkt-srcaddr and pkt-dstaddr: lines are refused that no header line with them precedes."]
            : [];
    }

    private static IEnumerable<string> OfLines(string what, FlowLogFormat format, Tenancy tenancy)
    {
        if (!format.HasIdentity)
            yield return $"The format of {what} lacks {(format.HasPorts ? "interface-id" : "ports")}: its records have no identity, and what is delivered twice counts twice.";
        if (!format.HasLogStatus)
            yield return $"The format of {what} lacks log-status: intervals that AWS lost look like silence.";
        if (tenancy is Tenancy.Account or Tenancy.AccountAndVpc && !format.HasAccount)
            yield return $"The format of {what} lacks account-id, and Ingest:Tenancy is {tenancy}: equal addresses of several accounts would be one.";
        if (tenancy == Tenancy.AccountAndVpc && !format.HasVpc)
            yield return $"The format of {what} lacks vpc-id, and Ingest:Tenancy is {tenancy}.";
        if (format.UnknownFields.Count > 0)
            yield return $"The format of {what} names {string.Join(", ", format.UnknownFields)}, which no known version has: these columns are skipped.";
    }

    private static IEnumerable<string> OfAvro(string what, AvroFields fields, Tenancy tenancy)
    {
        if (!fields.HasIdentity)
            yield return $"Avro:Fields of {what} lacks ports: its records have no identity, and what is delivered twice counts twice.";
        if (fields.Interface.Length == 0)
            yield return $"Avro:Fields of {what} lacks Interface: what two exporters tell of one flow is taken for one exporter's, and added.";
        if (tenancy == Tenancy.AccountAndVpc && fields.Network.Length == 0)
            yield return $"Avro:Fields of {what} lacks Network, and Ingest:Tenancy is {tenancy}.";
    }
}
