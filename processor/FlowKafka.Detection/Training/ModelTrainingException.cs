namespace FlowKafka.Detection.Training;

/// <summary>No model can be made of what was offered. The message is one line for the user.</summary>
public sealed class ModelTrainingException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public ModelTrainingException()
    {
    }

    /// <summary>Makes one with a line for the user.</summary>
    public ModelTrainingException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a line for the user and its cause.</summary>
    public ModelTrainingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
