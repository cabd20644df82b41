using System.Net;
using System.Net.Sockets;

namespace FlowKafka.Processor.Tests.Verbs;

public sealed class FirehoseTests
{
    private static readonly string[] Open = ["--set", "Firehose:AccessKeys=a secret key", "--set", "Firehose:PlainHttp=true"];

    [Fact]
    public async Task Firehose_WithoutKeyAndCertificate_EndsWith78AndALineForEach()
    {
        var run = await CommandRun.Of("firehose");

        Assert.Equal((78, ""), (run.ExitCode, run.Output));
        Assert.Collection(
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.StartsWith("Firehose has no access key: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Firehose has no certificate: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Firehose_UnknownKey_NamesTheNearestAndEndsWith78()
    {
        var run = await CommandRun.Of(["firehose", .. Open, "--set", "Firehose:Adress=127.0.0.1:0"]);

        Assert.Equal(78, run.ExitCode);
        Assert.Contains("Did you mean Firehose:Address?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Firehose_NoBroker_EndsWithOneAndALine()
    {
        var run = await CommandRun.Of(
            ["firehose", .. Open, "--bootstrap-servers", "127.0.0.1:1", "--set", "Pipeline:StartPatience=0s", "--set", "Observability:Address="]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no Kafka broker answers at 127.0.0.1:1", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Firehose_StatusPortThatIsTaken_EndsWithOneAndALine()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var run = await CommandRun.Of(["firehose", .. Open, "--set", $"Observability:Address={taken.LocalEndpoint}"]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"Can't listen on {taken.LocalEndpoint}: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Firehose:AccessKeys=a secret key", "Firehose has no certificate: ")]
    [InlineData("Firehose:PlainHttp=true", "Firehose has no access key: ")]
    [InlineData("Firehose:AccessKeyFile=/no/such/file", "Firehose:AccessKeyFile: ")]
    [InlineData("Firehose:Deadline=5m", "Firehose:Deadline is 00:05:00: ")]
    public async Task Validate_FirehoseThatIsBegunAndLacksSomething_EndsWith78(string setting, string line)
    {
        var run = await CommandRun.Of("validate", "--set", setting);

        Assert.Equal(78, run.ExitCode);
        Assert.Contains(run.Error.Split('\n'), text => text.StartsWith(line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Validate_Print_HidesKeysAndPassword()
    {
        var run = await CommandRun.Of(["validate", "--print", .. Open, "--set", "Firehose:Tls:Password=hunter2"]);

        Assert.DoesNotContain("hunter2", run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret key", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Contains("\"Password\": \"********\"", run.Output, StringComparison.Ordinal);
    }
}
