using FlowKafka.Kafka.Ingest;

namespace FlowKafka.Kafka.Tests.Ingest;

public sealed class IngestOptionsTests
{
    private static readonly IngestOptions Good = new() { Topics = [new() { Name = "flow-logs" }], Start = StartPosition.Latest };

    [Fact]
    public void Faults_OfGoodOptions_AreNone() => Assert.Empty(Good.Faults());

    [Fact]
    public void Faults_OfTheDefaults_AskForTopicsAndStart() => Assert.Equal(
        ["Ingest:Topics is empty: name the topics that hold flow logs.", "Ingest:Start is not set: say Earliest or Latest."],
        new IngestOptions().Faults());

    [Fact]
    public void Faults_OfBadValues_NameEachSetting()
    {
        var faults = (Good with
        {
            Topics = [new() { Name = "a", Format = "srcaddr" }, new() { Name = "a" }],
            OwnNetworks = ["10.0.0.0/99"],
            Protocols = [],
            IdleAfter = TimeSpan.Zero,
        }).Faults().ToList();

        Assert.Equal(5, faults.Count);
        Assert.StartsWith("Ingest:Topics:0:Format: ", faults[0]);
        Assert.Equal("Ingest:Topics names a topic twice.", faults[1]);
        Assert.Equal("Ingest:Protocols is empty: nothing would be watched.", faults[2]);
        Assert.Equal("Ingest:IdleAfter is 00:00:00: it must be positive.", faults[3]);
        Assert.StartsWith("Ingest:OwnNetworks: '10.0.0.0/99' is no network", faults[4]);
    }
}
