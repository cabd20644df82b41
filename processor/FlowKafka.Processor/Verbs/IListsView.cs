using FlowKafka.Detection.Knowledge;
using FlowKafka.Processor.Knowledge;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows lists, and what they say.</summary>
internal interface IListsView
{
    /// <summary>All versions of all lists.</summary>
    void Write(IReadOnlyList<KnownList> lists);

    /// <summary>What lists say of an address or port.</summary>
    void Write(string asked, FoundOnLists found);
}
