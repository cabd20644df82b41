using FlowKafka.Flows;

namespace FlowKafka.Processor.Decoding;

/// <summary>Sources of flow logs in words.</summary>
internal static class SourceText
{
    public static string NameOf(FlowLogSource source) => source switch
    {
        FlowLogSource.AwsVpc => "AWS VPC Flow Logs",
        FlowLogSource.AwsTransitGateway => "AWS Transit Gateway flow logs",
        FlowLogSource.AzureVnet => "Azure virtual network flow logs",
        FlowLogSource.AzureNsg => "Azure network security group flow logs",
        FlowLogSource.GoogleVpc => "Google Cloud VPC flow logs",
        FlowLogSource.ZeekJson => "Zeek conn.log, JSON",
        FlowLogSource.ZeekTsv => "Zeek conn.log, tab-separated",
        FlowLogSource.GoFlow2 => "GoFlow2, JSON",
        FlowLogSource.Pmacct => "pmacct, JSON",
        FlowLogSource.Avro => "Avro",
        _ => "unknown",
    };

    /// <summary>The source's code in documents, in snake case.</summary>
    public static string CodeOf(FlowLogSource source) => source switch
    {
        FlowLogSource.AwsVpc => "aws_vpc",
        FlowLogSource.AwsTransitGateway => "aws_transit_gateway",
        FlowLogSource.AzureVnet => "azure_vnet",
        FlowLogSource.AzureNsg => "azure_nsg",
        FlowLogSource.GoogleVpc => "google_vpc",
        FlowLogSource.ZeekJson => "zeek_json",
        FlowLogSource.ZeekTsv => "zeek_tsv",
        FlowLogSource.GoFlow2 => "goflow2",
        FlowLogSource.Pmacct => "pmacct",
        FlowLogSource.Avro => "avro",
        _ => "unknown",
    };

    /// <summary>The detectors that the source can serve, in one line.</summary>
    public static string ServesOf(FlowLogSource source) => source switch
    {
        FlowLogSource.AwsVpc => "all detectors; that of refused attempts where the log has the field action",
        FlowLogSource.AwsTransitGateway => "all detectors; of refused attempts only those that were lost on the way: there is no action",
        FlowLogSource.AzureVnet => "all detectors",
        FlowLogSource.AzureNsg => "all detectors from version 2 on; version 1 has no counters",
        FlowLogSource.GoogleVpc => "all detectors but that of refused attempts, with estimates: counts are of samples, and refused traffic is not in it",
        FlowLogSource.ZeekJson or FlowLogSource.ZeekTsv => "all detectors for connections of up to 10 minutes; a longer one, logged when it ends, those of long flows only",
        FlowLogSource.GoFlow2 => "all detectors but that of refused attempts; where packets are sampled, with estimates",
        FlowLogSource.Pmacct => "all detectors but that of refused attempts, where its intervals are at most 10 minutes",
        _ => "the detectors that its fields suffice for",
    };
}
