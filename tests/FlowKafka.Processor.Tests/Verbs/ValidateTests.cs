namespace FlowKafka.Processor.Tests.Verbs;

public sealed class ValidateTests
{
    private const string Good = """{ "Ingest": { "Topics": [ { "Name": "logs" } ], "Start": "Latest" } }""";

    [Fact]
    public async Task Validate_GoodConfiguration_EndsWithZero()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var run = await CommandRun.Of("validate", "--model", model, "--config", folder.Write("c.json", Good));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Validate_ManyFaults_NamesEachInALineAndEndsWith78()
    {
        using var folder = new TemporaryFolder();
        var config = folder.Write("c.json", """
            { "Ingets": {}, "Ingest": { "Start": "Sometime", "Grace": "soon", "Topics": [ { "Nmae": "x" } ] }, "Window": { "WindowSize": "90s" } }
            """);
        var run = await CommandRun.Of("validate", "--model", folder.File("missing.json"), "--config", config);

        Assert.Equal(78, run.ExitCode);
        Assert.Equal("", run.Output);
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, l => l.StartsWith("Ingets is not a known section", StringComparison.Ordinal) && l.EndsWith("Did you mean Ingest?", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("Ingest:Start is 'Sometime'", StringComparison.Ordinal) && l.Contains("Earliest, Latest", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("Ingest:Grace is 'soon'", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("Did you mean Ingest:Topics:0:Name?", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("WindowSize is 00:01:30", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("Models:Files: There is no model file", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Validate_Print_HidesSecretsAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of(
            "validate", "--print", "--config", folder.Write("c.json", Good),
            "--set", "Kafka:ClientConfig:sasl.password=hunter2", "--set", "Kafka:ClientConfig:sasl.username=hunter1",
            "--set", "Kafka:ClientConfig:ssl.key.password=hunter3", "--set", "Kafka:ClientConfig:sasl.mechanism=PLAIN");

        Assert.DoesNotContain("hunter", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Contains("\"sasl.password\": \"********\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"sasl.mechanism\": \"PLAIN\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_Print_ShowsThePriorAndHowModelsAreDeployed()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var run = await CommandRun.Of(
            "validate", "--print", "--model", model, "--shadow", "small", "--config", folder.Write("c.json", Good),
            "--set", "Judge:Prior=0.01", "--set", "Models:EffectiveFrom:small=2026-02-01T00:00:00Z");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\"Prior\": 0.01", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"small\": \"2026-02-01T00:00:00Z\"", run.Output, StringComparison.Ordinal);
        Assert.Matches("\"Shadow\": \\[\\s+\"small\"\\s+\\]", run.Output);
    }

    [Fact]
    public async Task Validate_DeploymentThatDoesNotFit_IsALineEach()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var run = await CommandRun.Of(
            "validate", "--model", model, "--shadow", "smal", "--config", folder.Write("c.json", Good),
            "--set", "Judge:Prior=0", "--set", "Models:EffectiveFrom:small=tomorrow");

        Assert.Equal(78, run.ExitCode);
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains(lines, l => l.StartsWith("Models:Shadow: no model is named 'smal'; there are small@", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("Models:EffectiveFrom:small is 'tomorrow': write an ISO 8601 moment", StringComparison.Ordinal));
        Assert.Contains("Judge: Prior is 0: it must be above 0 and below 1.", lines);
    }

    [Fact]
    public async Task Validate_FormatWithoutIdentity_Warns()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var config = folder.Write("c.json", """
            { "Ingest": { "Start": "Latest", "Topics": [ { "Name": "logs", "Format": "account-id srcaddr dstaddr protocol packets bytes start end log-status" } ] } }
            """);
        var run = await CommandRun.Of("validate", "--model", model, "--config", config);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("warning: The format of topic logs lacks ports", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_PrintOfARegistry_HidesPasswordTokenAndUser()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of(
            "validate", "--print", "--config", folder.Write("c.json", Good),
            "--set", "Ingest:Topics:0:Avro:Registry:Urls=http://hunter0@registry:8081", "--set", "Ingest:Topics:0:Avro:Registry:UserName=reader",
            "--set", "Ingest:Topics:0:Avro:Registry:Password=hunter1", "--set", "Ingest:Files:Avro:Registry:Token=hunter2");

        Assert.DoesNotContain("hunter", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Contains("\"UserName\": \"reader\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"Password\": \"********\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"Token\": \"********\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_AvroWithoutItsSchemaFile_NamesTheFile()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var config = folder.Write("c.json", """
            {
              "Ingest": {
                "Start": "Latest",
                "Topics": [
                  {
                    "Name": "logs", "Source": "Avro",
                    "Avro": {
                      "SchemaFile": "/nowhere/flow.avsc",
                      "Fields": { "srcaddr": "s", "dstaddr": "d", "protocol": "p", "packets": "n", "bytes": "b", "start": "t", "end": "e" }
                    }
                  }
                ]
              }
            }
            """);
        var run = await CommandRun.Of("validate", "--model", model, "--config", config);

        Assert.Equal(78, run.ExitCode);
        Assert.Contains("warning: Avro:Fields of topic logs lacks ports", run.Error, StringComparison.Ordinal);
        Assert.Contains("\n/nowhere/flow.avsc: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_ListsAndIdentities_AreReadAndWarnedOf()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var list = folder.Write("list", "192.0.2.1\nrubbish\n");
        string[] call =
        [
            "validate", "--model", model, "--config", folder.Write("c.json", Good),
            "--set", "Lists:Files:0:Name=a", "--set", $"Lists:Files:0:Path={list}", "--set", "Lists:Files:0:Kind=Deny",
        ];

        var good = await CommandRun.Of(call);
        Assert.Equal((0, $"warning: {list}: 1 line cannot be used; the first is {list}:2: 'rubbish' is no address, network or port.\n"), (good.ExitCode, good.Error));

        var bad = await CommandRun.Of([.. call, "--set", "Identities:Files:0:Name=p", "--set", $"Identities:Files:0:Path={list}"]);
        Assert.Equal(78, bad.ExitCode);
        Assert.Contains($"\nIdentities: {list}:1: the header must have address or interface", bad.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Deliver:To=Elasticsearch", "", "Deliver:To is Elasticsearch, and Elasticsearch:Nodes is empty: name its nodes, as https://es-1:9200.")]
    [InlineData("Pipeline:Stages=Export", "", "None of Stages would run: group and host need Hosts:Enabled, export needs Elasticsearch:Nodes, and Elasticsearch:Flows not to be None.")]
    [InlineData("Pipeline:Stages=Export", "Elasticsearch:Nodes=https://es-1:9200", null)]
    [InlineData("Deliver:To=Files", "Elasticsearch:Nodes=https://es-1:9200", null)]
    [InlineData("Observability:DocumentInterval=10ms", "", "Observability:DocumentInterval is 00:00:00.0100000: it must be at least a second, or zero.")]
    public async Task Validate_WhereThingsGo_IsChecked(string one, string other, string? line)
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["validate", "--config", folder.Write("c.json", Good), "--set", one, .. other.Length > 0 ? ["--set", other] : Array.Empty<string>()];
        var run = await CommandRun.Of(arguments);

        Assert.Equal(line is null ? (0, "") : (78, line + "\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Validate_PrintOfElasticsearch_HidesItsSecrets()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of(
            "validate", "--print", "--config", folder.Write("c.json", Good), "--set", "Elasticsearch:Nodes=https://es-1:9200",
            "--set", "Elasticsearch:ApiKey=hunter1", "--set", "Kibana:Password=hunter2", "--set", "Kibana:UserName=flow");

        Assert.DoesNotContain("hunter", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"ApiKey\": \"********\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_BrokenJson_IsOneLine()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("validate", "--config", folder.Write("c.json", "{ \"Kafka\": "));

        Assert.Equal(78, run.ExitCode);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Validate_ShippedConfiguration_IsGoodAndHoldsTheDefaults()
    {
        var shipped = Path.Combine(RepositoryFolder.Root, "processor", "FlowKafka.Processor", "appsettings.json");
        var run = await CommandRun.Of("validate", "--print", "--config", shipped);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));

        using var folder = new TemporaryFolder();
        var bare = await CommandRun.Of(
            "validate", "--print", "--config", folder.Write("c.json", """{ "Ingest": { "Topics": [ { "Name": "flow-logs" } ], "Start": "Earliest" } }"""));
        Assert.Equal(bare.Output, run.Output);
    }
}
