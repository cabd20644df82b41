using System.Text;
using FlowKafka.Detection.Models;
using FlowKafka.IntegrationTests.Broker;
using FlowKafka.Processor.Tests.RealInput;
using FlowKafka.Testing;
using Xunit;

namespace FlowKafka.IntegrationTests.Pipeline;

/// <summary>Real captures, their addresses replaced: what <c>score</c> says of files, <c>run</c> says of them on a real broker.</summary>
[Collection(BrokerFixture.Name)]
public sealed class RealInputTests(BrokerFixture fixture)
{
    private static string ShippedModel => Path.Combine(AppContext.BaseDirectory, "models", "xmr.json");

    [Fact]
    public void Captures_ReplayedThroughTheBroker_GiveTheDetectionsOfScore()
    {
        using var samples = ReplacedSamples.TryMake();
        if (samples is null)
            return;
        using var file = File.OpenRead(ShippedModel);
        var model = Model.Load(file);
        using var run = new PipelineRun(fixture.Broker, "real", inputPartitions: 4, partitions: 4, model);

        run.Verb(["score", "--model", ShippedModel, "--out", samples.File("out"), .. samples.OneMinuteCaptures]);
        var expected = ProgramEngine.Run(samples.OneMinuteCaptures.SelectMany(Lines), model);
        Assert.Equal(expected.Detections, Scored(samples.File("out/detections.ndjson")));
        Assert.Equal(10, expected.Detections.Where(d => d.Value.Contains("\"episode\":{", StringComparison.Ordinal)).Select(d => d.Key[..32]).Distinct().Count());

        run.Start("ingest,window,group,host,judge,correlate,deliver");
        run.Replay(samples.OneMinuteCaptures);
        run.Expect(expected);
    }

    private static IEnumerable<byte[]> Lines(string file) =>
        File.ReadLines(file).Where(line => !line.StartsWith("version", StringComparison.Ordinal)).Select(Encoding.UTF8.GetBytes);

    private static SortedDictionary<string, string> Scored(string file)
    {
        var documents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(file))
        {
            var (id, text) = PureEngine.Unstamped(Encoding.UTF8.GetBytes(line));
            documents.Add(id, text);
        }

        return documents;
    }
}
