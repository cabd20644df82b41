using Xunit;

namespace FlowKafka.Flows.Tests.Formats;

public class RecognitionTests
{
    private static readonly FlowLogSource[] Documents =
    [
        FlowLogSource.AzureVnet, FlowLogSource.AzureNsg, FlowLogSource.GoogleVpc, FlowLogSource.ZeekJson, FlowLogSource.GoFlow2,
        FlowLogSource.Pmacct,
    ];

    public static TheoryData<FlowLogSource, string> Samples => new()
    {
        { FlowLogSource.AzureVnet, AzureTests.Vnet("1663146003606,10.0.0.6,192.0.2.180,23956,443,6,O,C,NX,767,108256,789,99457") },
        { FlowLogSource.AzureNsg, AzureTests.Nsg("1542110437,10.5.16.4,13.67.143.118,59831,443,T,O,A,C,25,2349,36,9331") },
        { FlowLogSource.GoogleVpc, GoogleFlowTests.Entry },
        { FlowLogSource.GoogleVpc, GoogleFlowTests.Payload },
        { FlowLogSource.ZeekJson, ZeekJsonTests.Connection },
        { FlowLogSource.ZeekJson, ZeekJsonTests.Streamed },
        { FlowLogSource.GoFlow2, GoFlow2Tests.NetFlow },
        { FlowLogSource.GoFlow2, GoFlow2Tests.Sample },
        { FlowLogSource.Pmacct, PmacctTests.Purge },
        { FlowLogSource.Pmacct, PmacctTests.Binned },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Document_OfOneSource_IsRecognisedByContent(FlowLogSource source, string document)
    {
        var counts = Decoding.Of(document).Counts;

        Assert.True(counts.Accepted > 0);
        Assert.Equal(counts.Accepted, counts.AcceptedOf(source));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Document_OfOneSource_IsForeignToEveryOther(FlowLogSource source, string document) => Assert.All(
        Documents.Where(other => other != source),
        other => Decoding.Of(document, new FlowLogDecoderOptions { Source = other }).AssertRejects(RejectReason.UnknownShape));

    [Fact]
    public void Documents_OfAllSourcesInOneValue_AreEachTaken()
    {
        var counts = Decoding.Of(string.Join('\n', Samples.Concat(Samples).Select(row => (string)row[1]))).Counts;

        Assert.Equal(0, counts.AllRejected);
        Assert.All(Documents, source => Assert.True(counts.AcceptedOf(source) > 0, source.ToString()));
    }
}
