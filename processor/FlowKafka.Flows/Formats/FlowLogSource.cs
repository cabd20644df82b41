namespace FlowKafka.Flows;

/// <summary>What wrote a flow log: each source is a format of its own.</summary>
public enum FlowLogSource : byte
{
    /// <summary>Recognised by content.</summary>
    Auto = 0,

    /// <summary>AWS VPC Flow Logs in text.</summary>
    AwsVpc,

    /// <summary>AWS Transit Gateway flow logs in text.</summary>
    AwsTransitGateway,

    /// <summary>Azure virtual network flow logs.</summary>
    AzureVnet,

    /// <summary>Azure network security group flow logs, versions 1 and 2.</summary>
    AzureNsg,

    /// <summary>Google Cloud VPC flow logs.</summary>
    GoogleVpc,

    /// <summary>Zeek's conn.log in JSON.</summary>
    ZeekJson,

    /// <summary>Zeek's conn.log in tab-separated values.</summary>
    ZeekTsv,

    /// <summary>GoFlow2's JSON, version 2.</summary>
    GoFlow2,

    /// <summary>pmacct's JSON.</summary>
    Pmacct,

    /// <summary>Avro with a configured field mapping.</summary>
    Avro,
}
