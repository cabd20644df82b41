using System.Text;
using System.Text.Json;

using Xunit;

namespace FlowKafka.Flows.Tests;

public class EnvelopeTests
{
    private const string Line = Decoding.Line;

    private static string Text(string text) => JsonSerializer.Serialize(text);

    private static string Message(string content) => $$"""{"@timestamp":"2026-01-01","host":{"name":"h"},"message":{{Text(content)}} }""";

    private static string CloudWatch(params string[] messages) =>
        """{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s","logEvents":["""
        + string.Join(',', messages.Select((m, i) => $$"""{"id":"e{{i}}","timestamp":1,"message":{{Text(m)}}}""")) + "]}";

    [Fact]
    public void CloudWatch_OfALogGroupWithAFormatOfItsOwn_IsReadInIt()
    {
        var custom = FlowLogFormat.Parse("dstaddr srcaddr protocol packets bytes start end");
        var options = new FlowLogDecoderOptions { LogGroups = new Dictionary<string, FlowLogFormat> { ["g"] = custom } };
        var own = CloudWatch("10.0.0.2 10.0.0.1 6 3 200 1700000000 1700000060");
        var decoding = new Decoding(options).Decode(own + CloudWatch(Line).Replace("\"logGroup\":\"g\"", "\"logGroup\":\"h\"") + own);

        Assert.Equal(3, decoding.Sink.Records.Count);
        Assert.Equal(("10.0.0.1", 3), (decoding.Sink.Records[0].Source.ToString(), decoding.Sink.Records[0].Packets));
        Assert.Equal(decoding.Sink.Records[0].Source, decoding.Sink.Records[2].Source);
        Assert.Empty(decoding.Sink.Rejects);
    }

    private static string Base64(byte[] content) => Convert.ToBase64String(content);

    private static string Base64(string content) => Base64(Encoding.UTF8.GetBytes(content));

    private static string Firehose(params string[] data) =>
        """{"requestId":"ed4acda5-034f-9f42-bba1-f29aea6d7d8f","timestamp":1578090901599,"records":["""
        + string.Join(',', data.Select(d => $$"""{"data":"{{d}}"}""")) + "]}";

    private static string Push(string content) =>
        $$"""{"message":{"attributes":{"k":"v"},"data":"{{Base64(content)}}","messageId":"1"},"subscription":"projects/p/subscriptions/s"}""";

    private static string Pull(string content) => $$"""{"data":"{{Base64(content)}}","attributes":{"k":"v"},"messageId":"1"}""";

    private static long[] Opened(Decoding decoding) => [.. Enum.GetValues<FlowLogEnvelope>().Select(decoding.Counts.Opened)];

    /// <summary>The value decoded as a whole, read in blocks, and packed: all the same.</summary>
    private static Decoding Same(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        var whole = new Decoding().Decode(bytes);
        foreach (var other in new[] { new Decoding().Read(bytes), new Decoding().Decode(Decoding.Gzip(bytes)) })
        {
            Assert.Equal(whole.Sink.Records, other.Sink.Records);
            Assert.Equal(whole.Sink.Places, other.Sink.Places);
            Assert.Equal(whole.Sink.Rejects, other.Sink.Rejects);
        }

        return whole;
    }

    [Fact]
    public void Envelopes_OfEachKind_AreOpenedAndCounted()
    {
        var expected = Decoding.Of(Line).Only;
        foreach (var (value, envelope) in new[]
        {
            (Message(Line), FlowLogEnvelope.Message),
            (Firehose(Base64(Line)), FlowLogEnvelope.FirehoseBody),
            (Push(Line), FlowLogEnvelope.PubSub),
            (Pull(Line), FlowLogEnvelope.PubSub),
            ("2014-12-14T04:07:35.000Z " + Line, FlowLogEnvelope.CloudWatchExport),
        })
        {
            var decoding = Same(value);

            Assert.Equal(expected, decoding.Only);
            Assert.Equal(1, decoding.Counts.Opened(envelope));
            Assert.Equal(1, Opened(decoding).Sum());
        }
    }

    [Fact]
    public void PubSub_PullResponse_GivesItsMessages()
    {
        var decoding = Same($$"""{"receivedMessages":[{"ackId":"a","message":{{Pull(Line)}}},{"ackId":"b","message":{{Pull(Line)}}}]}""");

        Assert.Equal([new(0, 0), new(1, 0)], decoding.Sink.Places);
        Assert.Equal(2, decoding.Counts.Opened(FlowLogEnvelope.PubSub));
    }

    [Fact]
    public void Firehose_RecordsOfAllKinds_GiveEveryRecordAPlace()
    {
        var decoding = Same(Firehose(
            Base64(Line + "\n" + Line + "\n"),
            Base64(Decoding.Gzip(CloudWatch(Line, "bad"))),
            Base64(""),
            Base64(Message(Line)),
            Base64("{}")));

        Assert.Equal([new(0, 0), new(0, 1), new(1, 0), new(4, 0)], decoding.Sink.Places);
        Assert.Equal(
            [(RejectReason.FieldCount, new(2, 0), "bad"), (RejectReason.UnknownShape, new RecordPlace(5, 0), "{}")],
            decoding.Sink.Rejects);
        Assert.Equal([1, 1, 1, 0, 1, 0], Opened(decoding));
    }

    [Fact]
    public void Firehose_HeaderLineInARecord_HoldsForThatRecordOnly()
    {
        var header = "dstaddr srcaddr protocol packets bytes start end\n10.0.0.2 10.0.0.1 6 1 40 100 160\n";
        var decoding = Same(Firehose(Base64(header), Base64(Line)) + Message(Line));

        Assert.Equal(3, decoding.Counts.Accepted);
        Assert.Equal(Decoding.Of(Line).Only.Identity, decoding.Sink.Records[1].Identity);
    }

    [Fact]
    public void Firehose_RecordThatIsNoBase64_IsRejectedAlone()
    {
        var decoding = Same(Firehose("not base64!", Base64(Line), "QQ="));

        decoding.AssertRejects(RejectReason.BadValue, RejectReason.BadValue);
        Assert.Equal("""{"data":"not base64!"}""", decoding.Sink.Rejects[0].Raw);
        Assert.Equal(new RecordPlace(1, 0), Assert.Single(decoding.Sink.Places));
    }

    [Fact]
    public void Firehose_RecordsBeforeTheRest_AreTakenAllTheSame()
    {
        var decoding = Same($$"""{"records":[{"data":"{{Base64(Line)}}"}],"requestId":"r","more":{"records":[1]},"timestamp":1}{{Message(Line)}}""");

        Assert.Equal([new(0, 0), new(1, 0)], decoding.Sink.Places);
        decoding.AssertRejects();
    }

    [Fact]
    public void Message_OfADocument_IsThatDocument()
    {
        var decoding = Same(Message(Message(CloudWatch(Line, Line))) + "\n" + Message(Line));

        Assert.Equal([new(0, 0), new(1, 0), new(2, 0)], decoding.Sink.Places);
        Assert.Equal([0, 3, 1, 0, 0, 0], Opened(decoding));
        Assert.Equal(Decoding.Of(CloudWatch(Line, Line)).Sink.Records, decoding.Sink.Records.Take(2));
    }

    [Fact]
    public void Message_AnObject_IsThatDocument() =>
        Assert.Equal(Decoding.Of(Line).Only, Same($$"""{"message":{"message":"{{Line}}"},"tags":[]}""").Only);

    [Fact]
    public void EventIdentity_DocumentsInAnEvent_HaveOneEach()
    {
        var several = Same(CloudWatch(Message(Line) + Message(Line) + Message(Line + "\n" + Line))).Sink.Records;
        var again = Same(CloudWatch(Message(Line) + Message(Line) + Message(Line + "\n" + Line))).Sink.Records;

        Assert.Equal(several, again);
        Assert.Equal(4, several.Select(r => r.Identity).Distinct().Count());
        Assert.DoesNotContain(Decoding.Of(Line).Only.Identity, several.Select(r => r.Identity));
        Assert.DoesNotContain(Decoding.Of(CloudWatch(Line)).Only.Identity, several.Select(r => r.Identity));
    }

    [Fact]
    public void Depth_FourEnvelopes_AreOpenedAndAFifthIsNot()
    {
        var four = Message(Message(Message(Message(Line))));
        var five = Message(four);

        Assert.Equal(Decoding.Of(Line).Only, Same(four).Only);
        var decoding = Same(five + Message(Line));
        decoding.AssertRejects(RejectReason.TooDeep);
        Assert.Equal(Message(Line), decoding.Sink.Rejects[0].Raw);
        Assert.Equal(new RecordPlace(1, 0), Assert.Single(decoding.Sink.Places));
    }

    [Fact]
    public void Gzip_ThreeTimes_IsTooDeep()
    {
        var packed = Decoding.Gzip(Decoding.Gzip(Decoding.Gzip(Line)));

        new Decoding().Decode(packed).AssertRejects(RejectReason.TooDeep);
        new Decoding().Read(packed).AssertRejects(RejectReason.TooDeep);
    }

    [Fact]
    public void Gzip_BrokenInAFirehoseRecord_RejectsThatRecord()
    {
        var packed = Decoding.Gzip(Line);
        var decoding = Same(Firehose(Base64(packed[..^3]), Base64(packed)));

        decoding.AssertRejects(RejectReason.BrokenCompression);
        Assert.Equal(1, decoding.Counts.Accepted);
    }

    [Fact]
    public void Documents_BrokenOne_IsRejectedUpToTheNextLineOfADocument()
    {
        var decoding = Same(Message(Line) + "\n{\"message\":\"" + "\n" + Message(Line) + "\nnonsense\n" + Message(Line) + "\n");

        Assert.Equal([new(0, 0), new(2, 0), new(4, 0)], decoding.Sink.Places);
        Assert.Equal(
            [(RejectReason.UnknownShape, new(1, 0), "{\"message\":\""), (RejectReason.UnknownShape, new RecordPlace(3, 0), "nonsense")],
            decoding.Sink.Rejects);
    }

    [Fact]
    public void Documents_OutOfAnArrayOfObjectsWithRecords_AreTaken()
    {
        var decoding = Same($"[{Firehose(Base64(Line))},{Firehose(Base64(Line))}]");

        Assert.Equal([new(0, 0), new(1, 0)], decoding.Sink.Places);
        decoding.AssertRejects();
    }

    [Theory]
    [InlineData(FlowLogSource.ZeekJson, 0, RejectReason.UnknownShape)]
    [InlineData(FlowLogSource.AwsVpc, 1, null)]
    [InlineData(FlowLogSource.Auto, 1, null)]
    public void Source_OfDocuments_TakesNoLines(FlowLogSource source, int accepted, RejectReason? reason)
    {
        foreach (var value in new[] { Line, Message(Line), Firehose(Base64(Line)) })
        {
            var decoding = Decoding.Of(value, new FlowLogDecoderOptions { Source = source });

            Assert.Equal(accepted, decoding.Counts.Accepted);
            Assert.Equal(accepted, decoding.Counts.AcceptedOf(FlowLogSource.AwsVpc));
            Assert.Equal(reason is null ? [] : [reason.Value], decoding.Sink.Rejects.Select(r => r.Reason));
        }
    }

    [Fact]
    public void Source_OfATransitGatewayFormat_IsCountedAsSuch()
    {
        var decoding = Decoding.WithFormat(
            "tgw-attachment-id srcaddr dstaddr srcport dstport protocol packets bytes start end",
            "tgw-attach-1 10.0.0.1 10.0.0.2 1 2 6 1 40 100 160\n" + AwsLineWriter.HeaderLine + "\n" + Line);

        Assert.Equal((1, 1), (decoding.Counts.AcceptedOf(FlowLogSource.AwsTransitGateway), decoding.Counts.AcceptedOf(FlowLogSource.AwsVpc)));
    }
}
