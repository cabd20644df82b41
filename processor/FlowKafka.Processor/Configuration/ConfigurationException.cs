namespace FlowKafka.Processor.Configuration;

/// <summary>The configuration has faults: one line each.</summary>
internal sealed class ConfigurationException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<string> Problems => problems;
}
