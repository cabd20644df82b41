using System.Text;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Tests.Knowledge;

/// <summary>The examples of docs/knowledge.md are read as they stand there.</summary>
public sealed class KnowledgeDocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "knowledge.md"));

    private static string BlockWith(string text) => Text.Split("```").Single(block => block.Contains(text, StringComparison.Ordinal) && block.Contains('\n') && !block.Contains("**", StringComparison.Ordinal));

    [Fact]
    public void Lists_Example_HasNoBadLine()
    {
        var list = ListReader.Read("pools", ListKind.Pool, ListFormat.Auto, "docs", Encoding.UTF8.GetBytes(BlockWith("# Big Pool, Frankfurt")));

        Assert.Equal(("2026-11", 7, 0, 0), (list.Version, list.Tally.Entries, list.Tally.Bad, list.Tally.DomainNames));
        Assert.Equal("Big Pool, Frankfurt", list.Entries[0].Label);
    }

    [Fact]
    public void Identities_Example_HasNoBadLine()
    {
        var list = IdentityReader.Read("dhcp", "docs", Encoding.UTF8.GetBytes(BlockWith("guest network")));

        Assert.Equal((4, 0), (list.Count, list.BadLines));
        Assert.Equal(["ann", "bob", "i-0f00", "guest network"], list.Entries.Select(e => e.Identity.User + e.Identity.Instance + (e.Identity.User.Length > 0 ? "" : e.Identity.Host)));
    }

    [Theory]
    [InlineData("\"Lists\": {")]
    [InlineData("\"Identities\": {")]
    public void Configuration_Example_IsBoundWithoutProblem(string block)
    {
        using var folder = new TemporaryFolder();
        var loaded = SettingsLoader.Load(folder.Write("c.json", $"{{ {BlockWith(block)["json".Length..]} }}"), []);

        Assert.Empty(loaded.Problems);
        Assert.Empty(loaded.Settings.Lists.Faults().Concat(loaded.Settings.Identities.Faults()));
        Assert.NotEqual(loaded.Settings.Lists.Files.Count, loaded.Settings.Identities.Files.Count);
    }
}
