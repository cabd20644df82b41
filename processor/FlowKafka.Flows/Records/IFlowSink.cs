namespace FlowKafka.Flows;

/// <summary>Takes what a decoder finds. Every offered record ends in exactly one of the calls of one kind:
/// <see cref="Accept"/>, <see cref="Skip"/> or <see cref="Reject"/>; <see cref="Lost"/> comes beside a skip.</summary>
public interface IFlowSink
{
    /// <summary>A whole record.</summary>
    void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw);

    /// <summary>A well-formed record that has no part in the pipeline.</summary>
    void Skip(SkipReason reason, RecordPlace place);

    /// <summary>A record that cannot be taken, with its bytes as they came (the whole value, where no record can be told).</summary>
    void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw);

    /// <summary>A reporter lost records.</summary>
    void Lost(in LostInterval interval, RecordPlace place);
}
