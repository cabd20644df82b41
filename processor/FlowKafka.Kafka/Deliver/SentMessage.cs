namespace FlowKafka.Kafka.Deliver;

/// <summary>A message whose documents are on their way, and those behind it that had none.</summary>
internal struct SentMessage
{
    /// <summary>The ticket behind its last document's.</summary>
    public long End;

    /// <summary>The task that took it.</summary>
    public DocumentPartition Owner;

    /// <summary>Its offset.</summary>
    public long Offset;

    /// <summary>The offset that comes next.</summary>
    public long Next;

    /// <summary>How many documents it has.</summary>
    public int Documents;

    /// <summary>How many of them were rejected.</summary>
    public int Rejected;
}
