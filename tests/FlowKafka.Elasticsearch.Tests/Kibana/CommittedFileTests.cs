using FlowKafka.Elasticsearch.Kibana;
using FlowKafka.Processor.Tests;

namespace FlowKafka.Elasticsearch.Tests.Kibana;

/// <summary>kibana/flowkafka.ndjson is what the sources beside it make. FLOWKAFKA_WRITE=1 writes it anew.</summary>
public class CommittedFileTests
{
    [Fact]
    public void File_AsCommitted_IsWhatTheSourcesMake()
    {
        var path = Path.Combine(RepositoryFolder.Root, SavedObjects.FileName);
        var composed = SavedObjects.ToNdjson(SavedObjects.Compose(KibanaSources.Embedded));
        if (Environment.GetEnvironmentVariable("FLOWKAFKA_WRITE") == "1")
            File.WriteAllText(path, composed);

        Assert.True(File.ReadAllText(path) == composed, $"{SavedObjects.FileName} is old: FLOWKAFKA_WRITE=1 dotnet test --filter {nameof(CommittedFileTests)}");
    }

    [Fact]
    public void Compose_Twice_GivesTheSameBytes() =>
        Assert.Equal(
            SavedObjects.ToNdjson(SavedObjects.Compose(KibanaSources.Embedded)),
            SavedObjects.ToNdjson(SavedObjects.Compose(KibanaSources.Embedded)));
}
