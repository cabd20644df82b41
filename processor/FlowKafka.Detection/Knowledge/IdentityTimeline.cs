using FlowKafka.Flows;

namespace FlowKafka.Detection.Knowledge;

/// <summary>
/// Sources of identities in all their versions: of each, the newest whose moment has come tells who an address was at that
/// moment. Many threads may ask while one adds.
/// </summary>
public sealed class IdentityTimeline : IIdentitySource
{
    private readonly EffectiveVersions<IdentityList, IdentityBook> _versions = new(IdentityBook.Of);

    /// <summary>Adds a version of a source.</summary>
    /// <param name="list">The version.</param>
    /// <param name="from">
    /// The first moment at which it holds, Unix milliseconds; <see cref="long.MinValue"/> for always. Moments that were asked
    /// for keep their answer: then it holds from behind the newest of them.
    /// </param>
    /// <returns>The first moment at which it does hold.</returns>
    public long Add(IdentityList list, long from)
    {
        ArgumentNullException.ThrowIfNull(list);
        return _versions.Add(list.Name, from, list);
    }

    /// <inheritdoc/>
    public Identity? Find(in IpAddress address, string networkInterface, string account, long moment) =>
        _versions.At(moment).Find(address, networkInterface, account, moment);
}
