using FlowKafka.Flows;

namespace FlowKafka.Detection.Knowledge;

/// <summary>Tells who an address was at a moment of event time.</summary>
public interface IIdentitySource
{
    /// <summary>Finds who it was; null when nobody knows.</summary>
    /// <param name="address">The address.</param>
    /// <param name="networkInterface">The interface that reported it; empty when unknown. It goes before the address.</param>
    /// <param name="account">The account; empty when unknown.</param>
    /// <param name="moment">Unix milliseconds.</param>
    Identity? Find(in IpAddress address, string networkInterface, string account, long moment);
}
