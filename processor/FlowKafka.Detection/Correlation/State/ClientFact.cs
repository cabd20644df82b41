using FlowKafka.Flows;

namespace FlowKafka.Detection.Correlation;

/// <summary>A client is counted in a campaign.</summary>
/// <param name="Campaign">The campaign's id.</param>
/// <param name="Tenant">The client's tenant; empty when tenants are off.</param>
/// <param name="Address">The client's address.</param>
public sealed record ClientFact(string Campaign, string Tenant, IpAddress Address) : CorrelationFact
{
    /// <inheritdoc/>
    public override string Key => $"client/{Campaign}/{Address}/{Tenant}";
}
