using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Deliver;

/// <summary>Makes documents of messages. A message has parts, as points of a pack; each gives one document or none.</summary>
internal interface IMessageDocuments
{
    /// <summary>What <see cref="Send"/> returns when all of the message went in.</summary>
    const int All = -1;

    /// <summary>Adds the documents of a message to an output, as long as that takes them.</summary>
    /// <param name="message">The message.</param>
    /// <param name="done">How many parts went in before: they are left out.</param>
    /// <param name="output">Takes the documents.</param>
    /// <returns>How many parts are done with now; <see cref="All"/> for all of them.</returns>
    /// <exception cref="Pipeline.StageFailedException">The message is none of ours.</exception>
    int Send(in BatchMessage message, int done, DocumentOutput output);
}
