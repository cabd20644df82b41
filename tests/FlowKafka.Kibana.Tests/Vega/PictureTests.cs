namespace FlowKafka.Kibana.Tests.Vega;

/// <summary>Takes the pictures of docs/images where FLOWKAFKA_PICTURES names a folder.</summary>
[Collection("panels")]
public sealed class PictureTests(PanelBrowser browser)
{
    private const int Largest = 200_000;

    [Theory]
    [InlineData("hunt-scatter", 1000, 540)]
    [InlineData("conversation-windows", 1000, 520)]
    [InlineData("servers-sankey", 1000, 460)]
    public async Task Picture_OfAPanel_IsSmallEnoughForTheDocuments(string name, int width, int height)
    {
        if (!PanelBrowser.IsThere())
            return;
        using var folder = new TemporaryFolder();
        var file = folder.File($"kibana-{name}.png");
        // Of the conversations those are worth a look that were flagged.
        var flagged = DemoQuery.Episodes.Where(static detection => detection.NumberOf("event.severity") >= 47)
            .Select(static detection => detection.TextOf("flowkafka.episode.id")!).Distinct().Take(3);
        await browser.PictureAsync(
            new(name) { Width = width, Height = height, Filters = name == "conversation-windows" ? [Panel.Terms("flowkafka.conversation.id", flagged)] : [] }, file);

        Assert.InRange(new FileInfo(file).Length, 10_000, Largest);
        if (Environment.GetEnvironmentVariable("FLOWKAFKA_PICTURES") is { Length: > 0 } wanted)
            File.Copy(file, Path.Combine(RepositoryFolder.Root, wanted, Path.GetFileName(file)), overwrite: true);
    }
}
