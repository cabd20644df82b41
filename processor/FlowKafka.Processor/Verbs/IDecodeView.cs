using FlowKafka.Flows;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows what a decoder found.</summary>
internal interface IDecodeView
{
    /// <summary>One of the first records.</summary>
    void Record(in FlowRecord record, string file, RecordPlace place);

    /// <summary>One of the first refused records of its reason.</summary>
    void Rejected(RejectReason reason, string file, RecordPlace place, string raw);

    /// <summary>All has been read.</summary>
    void Finish(DecodeCounts counts);
}
