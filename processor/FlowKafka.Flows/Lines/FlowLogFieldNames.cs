using System.Collections.Frozen;

namespace FlowKafka.Flows;

/// <summary>The field names of AWS VPC Flow Logs, versions 2 to 11, and of Transit Gateway flow logs, version 6.</summary>
internal static class FlowLogFieldNames
{
    private static readonly FrozenDictionary<string, FlowLogField> Fields = Build();
    private static readonly FrozenDictionary<string, FlowLogField>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Fields.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Finds a name in its canonical spelling; names without a part in a record give <see cref="FlowLogField.Ignored"/>.</summary>
    public static bool TryFind(ReadOnlySpan<char> name, out FlowLogField field) => Lookup.TryGetValue(name, out field);

    private static FrozenDictionary<string, FlowLogField> Build()
    {
        var fields = new Dictionary<string, FlowLogField>(StringComparer.Ordinal)
        {
            ["account-id"] = FlowLogField.AccountId,
            ["interface-id"] = FlowLogField.InterfaceId,
            ["tgw-attachment-id"] = FlowLogField.AttachmentId,
            ["vpc-id"] = FlowLogField.VpcId,
            ["srcaddr"] = FlowLogField.SourceAddress,
            ["dstaddr"] = FlowLogField.DestinationAddress,
            ["pkt-srcaddr"] = FlowLogField.PacketSourceAddress,
            ["pkt-dstaddr"] = FlowLogField.PacketDestinationAddress,
            ["srcport"] = FlowLogField.SourcePort,
            ["dstport"] = FlowLogField.DestinationPort,
            ["protocol"] = FlowLogField.Protocol,
            ["packets"] = FlowLogField.Packets,
            ["bytes"] = FlowLogField.Bytes,
            ["start"] = FlowLogField.Start,
            ["end"] = FlowLogField.End,
            ["action"] = FlowLogField.Action,
            ["log-status"] = FlowLogField.LogStatus,
            ["tcp-flags"] = FlowLogField.TcpFlags,
            ["flow-direction"] = FlowLogField.FlowDirection,
            ["resource-id"] = FlowLogField.ResourceId,
            ["packets-lost-no-route"] = FlowLogField.PacketsLostNoRoute,
            ["packets-lost-blackhole"] = FlowLogField.PacketsLostBlackhole,
            ["packets-lost-mtu-exceeded"] = FlowLogField.PacketsLostMtuExceeded,
            ["packets-lost-ttl-expired"] = FlowLogField.PacketsLostTtlExpired,
        };
        foreach (var name in Ignored.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            fields.Add(name, FlowLogField.Ignored);
        return fields.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private const string Ignored =
        "version subnet-id instance-id type " +
        "region az-id sublocation-type sublocation-id " +
        "pkt-src-aws-service pkt-dst-aws-service traffic-path " +
        "resource-type tgw-id tgw-src-vpc-account-id tgw-dst-vpc-account-id tgw-src-vpc-id tgw-dst-vpc-id " +
        "tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id " +
        "tgw-pair-attachment-id " +
        "ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id " +
        "ecs-second-container-id ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id " +
        "reject-reason encryption-status " +
        "instance-tag instance-tag-2 interface-tag interface-tag-2 asg-tag asg-tag-2 interface-type " +
        "next-hop-interface-id next-hop-subnet-id next-hop-az-id next-hop-vpc-id next-hop-interface-type";
}
