using FlowKafka.Processor.Knowledge;

namespace FlowKafka.Processor.Configuration;

/// <summary>What the configuration knows from outside: lists, and who addresses are.</summary>
/// <param name="Lists">The lists.</param>
/// <param name="Identities">Who addresses are; null when nobody knows.</param>
internal sealed record OutsideKnowledge(KnowledgeFiles Lists, IdentityFiles? Identities)
{
    /// <summary>The lists that come with the program.</summary>
    public static OutsideKnowledge BuiltIn { get; } = Open(new Settings());

    /// <summary>Reads what the settings name.</summary>
    /// <exception cref="ConfigurationException">The settings have faults, or a file cannot be used.</exception>
    public static OutsideKnowledge Open(Settings settings) => new(
        KnowledgeFiles.Open(settings.Lists, settings.Window.WindowSize),
        settings.Identities.Files.Count == 0 ? null : IdentityFiles.Open(settings.Identities, settings.Window.WindowSize));
}
