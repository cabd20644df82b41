using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Correlation;

/// <summary>A revision of an episode on its way from judge to who correlates it: what is compared, and the document.</summary>
public sealed record VerdictEntry
{
    /// <summary>The document's id, <c>event.id</c>: entries of one id are equal, and one of them counts.</summary>
    public required string Id { get; init; }

    /// <summary>The episode.</summary>
    public required string EpisodeId { get; init; }

    /// <summary>Its revision.</summary>
    public required int Revision { get; init; }

    /// <summary>The moment of the revision, Unix milliseconds.</summary>
    public required long Timestamp { get; init; }

    /// <summary>Start of the conversation, Unix milliseconds.</summary>
    public required long Start { get; init; }

    /// <summary>End of its newest window, Unix milliseconds.</summary>
    public required long End { get; init; }

    /// <summary>The highest severity of the episode so far.</summary>
    public required int Severity { get; init; }

    /// <summary>True when the revision closes the episode.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>The tenant; empty when tenants are off.</summary>
    public required string Tenant { get; init; }

    /// <summary>The client's address.</summary>
    public required IpAddress Client { get; init; }

    /// <summary>The server's address; the newest one of a rotation.</summary>
    public required IpAddress Server { get; init; }

    /// <summary>The server's port; 0 when unknown.</summary>
    public required ushort ServerPort { get; init; }

    /// <summary>The name of the best model that matches; empty when none does.</summary>
    public required string Model { get; init; }

    /// <summary>Who reported, <c>account/interface</c>; may be empty.</summary>
    public required string Reporter { get; init; }

    /// <summary>Bytes of the conversation, both ways.</summary>
    public required long Bytes { get; init; }

    /// <summary>The document, JSON in UTF-8 on one line.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>Makes the entry of a revision.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="document">Its document.</param>
    public static VerdictEntry Of(EpisodeRevision revision, ReadOnlyMemory<byte> document)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return new()
        {
            Id = DetectionDocument.IdOf(revision.Episode),
            EpisodeId = revision.Episode.Id,
            Revision = revision.Episode.Revision,
            Timestamp = revision.Timestamp,
            Start = revision.Conversation.Start,
            End = revision.End,
            Severity = revision.Severity,
            IsClosed = revision.Episode.IsClosed,
            Tenant = RotationKey.TenantOf(revision.Episode.Pair.Tenant),
            Client = revision.Client,
            Server = revision.Server,
            ServerPort = revision.ServerPort,
            Model = revision.Best.Matched ? revision.Best.Model.Name : "",
            Reporter = revision.Reporter,
            Bytes = revision.ClientTotal.Bytes + revision.ServerTotal.Bytes,
            Document = document,
        };
    }
}
