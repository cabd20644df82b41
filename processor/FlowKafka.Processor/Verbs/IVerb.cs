using System.CommandLine;

namespace FlowKafka.Processor.Verbs;

/// <summary>One verb of the command line.</summary>
internal interface IVerb
{
    /// <summary>Its options and arguments, and what it does.</summary>
    Command ToCommand();
}
