using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace FlowKafka.Processor.Configuration;

/// <summary>Says where a value stands.</summary>
internal static class ConfigurationOrigin
{
    public static string Of(IConfigurationProvider provider) => provider switch
    {
        JsonConfigurationProvider json => $"in {json.Source.Path}",
        EnvironmentVariablesConfigurationProvider => "in the environment",
        _ => "on the command line",
    };
}
