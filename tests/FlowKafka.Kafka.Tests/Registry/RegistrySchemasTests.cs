using System.Text;
using FlowKafka.Flows;
using FlowKafka.Kafka.Registry;
using FlowKafka.Kafka.Tests.Pipeline;

namespace FlowKafka.Kafka.Tests.Registry;

public sealed class RegistrySchemasTests : IAsyncLifetime
{
    private const string Schema = """{ "type": "record", "name": "R", "fields": [ { "name": "a", "type": "int" } ] }""";

    private readonly List<string> _warnings = [];
    private readonly ManualClock _time = new();
    private FakeRegistry _registry = null!;

    public async Task InitializeAsync()
    {
        _registry = await FakeRegistry.StartAsync();
        _registry.Add(7, Schema);
    }

    public async Task DisposeAsync() => await _registry.DisposeAsync();

    private RegistrySchemas Open(SchemaRegistryOptions? options = null, bool withTime = false) => new(
        (options ?? new()) with { Urls = options is { Urls.Count: > 0 } ? options.Urls : [_registry.Url], Timeout = options?.Timeout ?? TimeSpan.FromSeconds(5) },
        withTime ? _time : TimeProvider.System, _warnings.Add);

    [Fact]
    public void Find_KnownNumber_IsAskedForOnce()
    {
        using var schemas = Open();

        Assert.Equal(Schema, schemas.Find(7)!.Json);
        Assert.Same(schemas.Find(7), schemas.Find(7));
        Assert.Equal(1, _registry.Requests);
    }

    [Fact]
    public void Find_UnknownNumber_IsNullAndAskedForAgainAfterAWhile()
    {
        using var schemas = Open(new() { UnknownFor = TimeSpan.FromMinutes(1) }, withTime: true);

        Assert.Null(schemas.Find(8));
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Null(schemas.Find(8));
        Assert.Equal(1, _registry.Requests);
        _registry.Add(8, Schema);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(schemas.Find(8));
    }

    [Theory]
    [InlineData("PROTOBUF", null, "syntax = \"proto3\";", "its type is PROTOBUF")]
    [InlineData(null, """[{"name":"net.Ip","subject":"ip","version":1}]""", Schema, "it refers to other schemas")]
    [InlineData("AVRO", null, "{ \"type\": \"recrod\" }", "recrod")]
    public void Find_SchemaThatCannotBeUsed_IsNullForGoodAndAWarning(string? type, string? references, string schema, string reason)
    {
        _registry.Add(9, schema, type, references);
        using var schemas = Open();

        Assert.Null(schemas.Find(9));
        Assert.Null(schemas.Find(9));
        Assert.Equal(1, _registry.Requests);
        var warning = Assert.Single(_warnings);
        Assert.StartsWith("Schema 9 of the registry cannot be used: ", warning, StringComparison.Ordinal);
        Assert.Contains(reason, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_WithUserAndPassword_ShowsThem()
    {
        _registry.Authorization = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("reader:pass:word"));
        using var schemas = Open(new() { UserName = "reader", Password = "pass:word" });

        Assert.NotNull(schemas.Find(7));
    }

    [Fact]
    public void Find_WithAToken_ShowsIt()
    {
        _registry.Authorization = "Bearer abc";
        using var schemas = Open(new() { Token = "abc" });

        Assert.NotNull(schemas.Find(7));
    }

    [Fact]
    public void Find_Refused_SaysWhatToCheckAndDoesNotAskAgain()
    {
        _registry.Authorization = "Bearer abc";
        using var schemas = Open();

        var failure = Assert.Throws<SchemaSourceException>(() => schemas.Find(7));
        Assert.Contains("refuses us (401): check UserName and Password", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, _registry.Requests);
    }

    [Fact]
    public void Find_404OfSomethingElse_IsNoUnknownSchema()
    {
        _registry.Illness = FakeRegistry.Status(404, "<html>nothing here</html>");
        using var schemas = Open();

        Assert.Contains("answers 404, and not as a schema registry does", Assert.Throws<SchemaSourceException>(() => schemas.Find(7)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "<html>Log in</html>", "answers with what is no schema")]
    [InlineData(200, "{}", "answers with what is no schema")]
    [InlineData(500, "{\"error_code\":50001}", "answers 500.")]
    [InlineData(429, "", "answers 429.")]
    public void Find_Ill_IsAskedThreeTimesAndThenAFailure(int status, string body, string reason)
    {
        _registry.Illness = FakeRegistry.Status(status, body);
        using var schemas = Open();

        Assert.Contains(reason, Assert.Throws<SchemaSourceException>(() => schemas.Find(7)).Message, StringComparison.Ordinal);
        Assert.Equal(3, _registry.Requests);
    }

    [Fact]
    public void Find_IllOnce_IsNotToldOf()
    {
        _registry.Illness = context =>
        {
            _registry.Illness = null;
            return FakeRegistry.Status(503)(context);
        };
        using var schemas = Open();

        Assert.NotNull(schemas.Find(7));
        Assert.Equal(2, _registry.Requests);
    }

    [Fact]
    public void Find_ConnectionReset_IsAFailure()
    {
        _registry.Illness = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        using var schemas = Open();

        Assert.Contains("cannot be asked: ", Assert.Throws<SchemaSourceException>(() => schemas.Find(7)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_NoAnswer_IsAFailureAfterTheTimeout()
    {
        _registry.Illness = _registry.Hang;
        using var schemas = Open(new() { Timeout = TimeSpan.FromMilliseconds(100) });

        Assert.Contains("does not answer in 0.1 s.", Assert.Throws<SchemaSourceException>(() => schemas.Find(7)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_AnswerWithoutEnd_IsAFailure()
    {
        _registry.Illness = async context =>
        {
            var block = new byte[1 << 20];
            for (var i = 0; i < 20 && !context.RequestAborted.IsCancellationRequested; i++)
                await context.Response.Body.WriteAsync(block);
        };
        using var schemas = Open();

        Assert.Contains("cannot be asked: ", Assert.Throws<SchemaSourceException>(() => schemas.Find(7)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_OneOfTwoRegistriesDown_AsksTheOther()
    {
        string down;
        await using (var gone = await FakeRegistry.StartAsync())
            down = gone.Url;
        using var schemas = Open(new() { Urls = [down, _registry.Url + "/"] });

        Assert.NotNull(schemas.Find(7));
        Assert.Null(schemas.Find(8));
        Assert.Equal(2, _registry.Requests);
    }

    [Fact]
    public void Find_AfterAFailure_WaitsAMomentBeforeItAsksAgain()
    {
        _registry.Illness = FakeRegistry.Status(401);
        using var schemas = Open(withTime: true);

        Assert.Throws<SchemaSourceException>(() => schemas.Find(7));
        _registry.Illness = null;
        Assert.Throws<SchemaSourceException>(() => schemas.Find(7));
        Assert.Equal(1, _registry.Requests);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(schemas.Find(7));
    }

    [Fact]
    public async Task Find_OverTls_TrustsTheAuthorityThatIsNamed()
    {
        using var folder = new TemporaryFolder();
        using var authority = new TestAuthority(folder);
        await using var registry = await FakeRegistry.StartAsync(certificate: authority.Server, clientThumbprint: authority.Client.Thumbprint);
        registry.Add(7, Schema);
        var options = new SchemaRegistryOptions { Urls = [registry.Url], CaFile = authority.CaFile, CertificateFile = authority.ClientFile, KeyFile = authority.ClientKeyFile };

        using (var schemas = Open(options))
            Assert.NotNull(schemas.Find(7));
        using (var schemas = Open(options with { CaFile = "" }))
            Assert.Contains("certificate", Assert.Throws<SchemaSourceException>(() => schemas.Find(7)).Message, StringComparison.Ordinal);
        using (var schemas = Open(options with { CertificateFile = "", KeyFile = "" }))
            Assert.Throws<SchemaSourceException>(() => schemas.Find(7));
    }

    [Fact]
    public void New_CertificateThatCannotBeRead_NamesTheFile()
    {
        var failure = Assert.Throws<SchemaSourceException>(() => Open(new() { CaFile = "/nowhere/ca.pem" }));

        Assert.StartsWith("Registry: /nowhere/ca.pem cannot be used: ", failure.Message, StringComparison.Ordinal);
    }
}
