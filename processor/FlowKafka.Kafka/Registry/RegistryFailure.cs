namespace FlowKafka.Kafka.Registry;

/// <summary>A registry gave no usable answer. The message is the end of a sentence that begins with its address.</summary>
internal sealed class RegistryFailure(string message, bool isPassing, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>True when to ask again soon may help.</summary>
    public bool IsPassing { get; } = isPassing;
}
