namespace FlowKafka.Detection.Models;

/// <summary>A model file can't be used. The message is one line that names the property at fault.</summary>
public sealed class ModelFormatException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public ModelFormatException()
    {
    }

    /// <summary>Makes one with a line for the user.</summary>
    public ModelFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a line for the user and its cause.</summary>
    public ModelFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
