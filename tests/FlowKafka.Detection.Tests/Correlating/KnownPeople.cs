using FlowKafka.Detection.Knowledge;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Tests.Correlating;

/// <summary>Leases of addresses and interfaces, in windows like sightings; an interface goes before the address.</summary>
internal sealed class KnownPeople : IIdentitySource
{
    private readonly List<(string Place, int From, int To, Identity Identity)> _leases = [];

    public KnownPeople Add(string place, int from, int to, Identity identity)
    {
        _leases.Add((place, from, to, identity));
        return this;
    }

    public Identity? Find(in IpAddress address, string networkInterface, string account, long moment)
    {
        var text = address.ToString();
        return Of(networkInterface) ?? Of(text) ?? Of($"{account}:{text}");
        Identity? Of(string place) => _leases
            .Where(lease => lease.Place == place && Sighting.MomentOf(lease.From) <= moment && moment < Sighting.MomentOf(lease.To))
            .Select(lease => lease.Identity).FirstOrDefault();
    }
}
