using FlowKafka.Flows;
using FlowKafka.Processor.Files;

namespace FlowKafka.Processor.Decoding;

/// <summary>Shows what a decoder found.</summary>
internal interface IDecodeView
{
    /// <summary>One of the first records.</summary>
    void Record(in FlowRecord record, string file, RecordPlace place);

    /// <summary>One of the first refused records of its reason.</summary>
    void Rejected(RejectReason reason, string file, RecordPlace place, string raw);

    /// <summary>A file has been read.</summary>
    void File(DecodedFile file);

    /// <summary>All have been read.</summary>
    void Finish(DecodedFile all, SetAside aside);
}
