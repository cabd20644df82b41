using System.Text;

using Xunit;

namespace FlowKafka.Flows.Tests.Fuzz;

public class EnvelopeFuzzTests
{
    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Envelopes_Spoiled_AreAllAccountedFor()
    {
        var events = $$"""{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s","subscriptionFilters":["f"],"logEvents":[{"id":"1","timestamp":1,"message":"{{Decoding.Line}}"},{"id":"2","timestamp":2,"message":"{\"message\":\"{{Decoding.Line}}\"}"}]}""";
        FormatFuzz.Run(
            null,
            events,
            $$"""{"message":"{{Decoding.Line}}\n{{Decoding.Line}}","@timestamp":"2026-01-01T00:00:00Z","tags":["a",{"b":null}]}""",
            $$"""{"requestId":"r","timestamp":1578090901599,"records":[{"data":"{{Base64(Decoding.Line)}}"},{"data":"{{Base64("{\"message\":\"x\"}")}}"}]}""",
            $$"""{"message":{"data":"{{Base64(Decoding.Line)}}","attributes":{"k":"v"},"messageId":"1"},"subscription":"s"}""",
            $$"""[{"data":"{{Convert.ToBase64String(Decoding.Gzip(Decoding.Line))}}"},{"message":"{{Decoding.Line}}"}]""",
            """{"messageType":"CONTROL_MESSAGE","owner":"CloudwatchLogs","logEvents":[{"id":"","timestamp":1,"message":"CWL CONTROL MESSAGE"}]}""",
            "2014-12-14T04:07:35.000Z {\"message\":\"" + Decoding.Line + "\"}");
    }
}
