using FlowKafka.Detection.Models;
using FlowKafka.Processor.Configuration;
using FlowKafka.Testing;

namespace FlowKafka.IntegrationTests.Pipeline;

/// <summary>The pure engine with what the program judges with when its settings say nothing else: detectors, lists and all.</summary>
internal static class ProgramEngine
{
    public static PureEngine Run(IEnumerable<byte[]> values, Model model)
    {
        var options = new Settings().ToPipeline([model]);
        return PureEngine.Run(values, options.Judge, options.Hosts.Profiles, options.Correlation, model);
    }
}
