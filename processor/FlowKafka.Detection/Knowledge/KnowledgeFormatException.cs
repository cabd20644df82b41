namespace FlowKafka.Detection.Knowledge;

/// <summary>Nothing of a file can be used. The message is one line that names the file, and the line where there is one.</summary>
public sealed class KnowledgeFormatException(string message) : Exception(message);
