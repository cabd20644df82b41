using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Tests.Configuration;

/// <summary>The configurations in docs/formats.md can be pasted.</summary>
public sealed class DocumentedFormatsTests
{
    [Fact]
    public void Configurations_OfTheDocument_HaveNoFault()
    {
        using var folder = new TemporaryFolder();
        var blocks = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "formats.md"))
            .Split("```json\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)])
            .Where(block => block.Contains("\"Ingest\":", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(blocks);
        foreach (var block in blocks)
        {
            var loaded = SettingsLoader.Load(folder.Write("c.json", block), [new("Ingest:Start", "Earliest")]);
            Assert.Empty(loaded.Problems);
            Assert.Empty(loaded.Settings.Ingest.FileFaults());
            if (loaded.Settings.Ingest.Topics.Count > 0)
                Assert.Empty(loaded.Settings.Ingest.Faults());
        }
    }
}
