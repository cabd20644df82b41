using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Detection.Correlation;

/// <summary>
/// Adds up who mined: the times and bytes of flagged episodes over all addresses. A revision counts for what it has more
/// than the one before it, so that an entity's total never counts an episode twice; what an episode does after its
/// address changed hands counts for the next one.
/// </summary>
internal sealed class EntityBook(CorrelationOptions options, FactStore facts, Timers timers)
{
    /// <summary>How many addresses an entity names.</summary>
    public const int MostAddresses = 64;

    private readonly long _memory = options.EntityMemory.Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>Sets the timers of all entities.</summary>
    public void Restore()
    {
        foreach (var entity in facts.All.OfType<EntityFact>())
            Schedule(entity);
    }

    /// <summary>Counts a flagged detection for who the client was; null when nobody knows.</summary>
    /// <param name="entry">The detection.</param>
    /// <param name="identity">Who the client was.</param>
    /// <param name="episode">Its episode, which learns what was counted of it.</param>
    public EntityFact? Count(VerdictEntry entry, Identity? identity, ref EpisodeFact episode)
    {
        if (identity is null || EntityId.Of(identity) is not var (kind, name))
            return null;
        var id = EntityId.Of(kind, identity.Account, name);
        var entity = facts.Find<EntityFact>(EntityFact.KeyOf(id)) ?? new()
        {
            Id = id,
            Kind = kind,
            Name = name,
            Addresses = new([], IsCut: false),
            Episodes = 0,
            Start = long.MaxValue,
            Newest = entry.Timestamp,
            Bytes = 0,
            Times = MiningTimes.None,
        };
        var isKnown = episode.Entities.Contains(id);
        var from = Math.Max(entry.Start, episode.CountedThrough);
        entity = entity with
        {
            Addresses = entity.Addresses.With(entry.Client, MostAddresses),
            Episodes = entity.Episodes + (isKnown ? 0 : 1),
            Start = Math.Min(entity.Start, from),
            Newest = entry.Timestamp,
            Bytes = entity.Bytes + entry.Bytes - episode.CountedBytes,
            Times = entity.Times.With(from, entry.End),
        };
        episode = episode with
        {
            CountedThrough = Math.Max(episode.CountedThrough, entry.End),
            CountedBytes = entry.Bytes,
            Entities = isKnown ? episode.Entities : [.. episode.Entities, id],
        };
        facts.Put(entity, entry.Timestamp);
        Schedule(entity);
        return entity;
    }

    /// <summary>An entity has not mined for long.</summary>
    public void Forget(string id, long moment) => facts.Remove(EntityFact.KeyOf(id), moment);

    private void Schedule(EntityFact entity) => timers.Set(TimerKind.Entity, entity.Id, entity.Newest + _memory);
}
