namespace FlowKafka.Avro;

/// <summary>Bytes are not what their schema says.</summary>
public sealed class AvroFormatException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public AvroFormatException(string message)
        : base(message)
    {
    }
}
