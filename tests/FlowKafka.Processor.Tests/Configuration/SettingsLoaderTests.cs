using FlowKafka.Flows;
using FlowKafka.Kafka.Ingest;
using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Tests.Configuration;

public sealed class SettingsLoaderTests
{
    private static SettingsLoader Load(TemporaryFolder folder, string json, params (string Key, string Value)[] overrides) => SettingsLoader.Load(
        folder.Write("c.json", json), overrides.Select(o => new KeyValuePair<string, string?>(o.Key, o.Value)));

    [Fact]
    public void Load_CommandLine_WinsOverTheFile()
    {
        using var folder = new TemporaryFolder();
        var loaded = Load(folder, """{ "Ingest": { "Grace": "40m", "FutureLead": "5m" } }""", ("Ingest:Grace", "1h"));

        Assert.Empty(loaded.Problems);
        Assert.Equal(TimeSpan.FromHours(1), loaded.Settings.Ingest.Grace);
        Assert.Equal(TimeSpan.FromMinutes(5), loaded.Settings.Ingest.FutureLead);
    }

    [Fact]
    public void Load_Environment_WinsOverTheFile()
    {
        using var folder = new TemporaryFolder();
        Environment.SetEnvironmentVariable("FLOWKAFKA__Deliver__Folder", "/from/environment");
        try
        {
            Assert.Equal("/from/environment", Load(folder, """{ "Deliver": { "Folder": "/from/file" } }""").Settings.Deliver.Folder);
        }
        finally
        {
            Environment.SetEnvironmentVariable("FLOWKAFKA__Deliver__Folder", null);
        }
    }

    [Fact]
    public void Load_ListsAndDictionaries_AreBound()
    {
        using var folder = new TemporaryFolder();
        var settings = Load(folder, """
            { "Ingest": { "Protocols": [ 6, 17 ], "OwnNetworks": [], "Topics": [ { "Name": "a" }, { "Name": "b", "Format": "x" } ] },
              "Kafka": { "ClientConfig": { "security.protocol": "ssl" } } }
            """, ("Ingest:OwnNetworks", "10.0.0.0/8,192.0.2.0/24"), ("Pipeline:Stages", "ingest,Window")).Settings;

        Assert.Equal([6, 17], settings.Ingest.Protocols);
        Assert.Equal(["10.0.0.0/8", "192.0.2.0/24"], settings.Ingest.OwnNetworks);
        Assert.Equal([new InputTopicOptions { Name = "a" }, new InputTopicOptions { Name = "b", Format = "x" }], settings.Ingest.Topics);
        Assert.Equal("ssl", settings.Kafka.ClientConfig["security.protocol"]);
        Assert.Equal(2, settings.ToPipeline([]).Stages.Count);
    }

    [Fact]
    public void Load_FormatsOfTopicsAndFiles_AreBound()
    {
        using var folder = new TemporaryFolder();
        var ingest = Load(folder, """
            { "Ingest": {
                "Keying": "Plain",
                "Topics": [ { "Name": "a", "Keying": "pkt", "Source": "AwsVpc" }, { "Name": "b", "Source": "Avro", "Avro": {
                  "Fields": { "srcaddr": "flow.src" }, "TimeUnit": "Seconds", "Accepted": [ "yes" ],
                  "Registry": { "Urls": "http://a:8081,http://b:8081", "Timeout": "2s" } } } ],
                "Files": { "Source": "GoFlow2", "Keying": "" } } }
            """).Settings.Ingest;

        Assert.Equal(AddressKeying.Plain, ingest.Keying);
        Assert.Equal((AddressKeying.Pkt, FlowLogSource.AwsVpc), (ingest.Topics[0].Keying, ingest.Topics[0].Source));
        Assert.Null(ingest.Topics[0].Avro);
        Assert.Null(ingest.Topics[1].Keying);
        var avro = ingest.Topics[1].Avro!;
        Assert.Equal(("flow.src", ""), (avro.Fields.SrcAddr, avro.Fields.DstAddr));
        Assert.Equal(["yes"], avro.Accepted);
        Assert.Equal(["http://a:8081", "http://b:8081"], avro.Registry!.Urls);
        Assert.Equal(TimeSpan.FromSeconds(2), avro.Registry.Timeout);
        Assert.Equal(new InputFormatOptions { Source = FlowLogSource.GoFlow2 }, ingest.Files);
    }

    [Theory]
    [InlineData("""{ "Ingest": 5 }""", "Ingest is a section, not a value")]
    [InlineData("""{ "Ingest": { "Grace": { "Minutes": 5 } } }""", "Ingest:Grace is one value")]
    [InlineData("""{ "Ingest": { "Topics": "flow-logs" } }""", "Ingest:Topics is a list of sections")]
    [InlineData("""{ "Ingest": { "Protocols": [ 700 ] } }""", "Ingest:Protocols:0 is '700'")]
    [InlineData("""{ "Topics": { "Create": "maybe" } }""", "Topics:Create is 'maybe'")]
    [InlineData("""{ "Ingest": { "Start": "1" } }""", "Ingest:Start is '1'")]
    [InlineData("""{ "Window": { "WindwoSize": "5m" } }""", "Did you mean Window:WindowSize?")]
    [InlineData("""{ "Observability": { "IsSomething": "5m" } }""", "Known are Address, Logs, SummaryInterval")]
    public void Load_WhatDoesNotFit_IsAProblemThatNamesTheKeyAndTheFile(string json, string expected)
    {
        using var folder = new TemporaryFolder();
        var problem = Assert.Single(Load(folder, json).Problems);

        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.Contains("c.json", problem, StringComparison.Ordinal);
    }
}
