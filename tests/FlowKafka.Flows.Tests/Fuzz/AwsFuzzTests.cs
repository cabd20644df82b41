using Xunit;

namespace FlowKafka.Flows.Tests.Fuzz;

public class AwsFuzzTests
{
    [Fact]
    public void Lines_Spoiled_AreAllAccountedFor() =>
        FormatFuzz.Run(
            null,
            Decoding.Line,
            AwsLineWriter.HeaderLine + "\n" + Decoding.Line + "\n" + Decoding.Line.Replace("ACCEPT", "REJECT", StringComparison.Ordinal) + "\n",
            "2 123456789010 eni-1 - - - - - - - 1431280876 1431280934 - NODATA\n2 123456789010 eni-1 - - - - - - - 1431280876 1431280934 - SKIPDATA",
            "srcaddr dstaddr protocol packets bytes start end pkt-srcaddr flow-direction\n10.0.0.1 2001:db8::1 6 1 40 1431280876 1431280934 10.0.0.9 egress",
            "2014-12-14T04:07:35.000Z " + Decoding.Line);
}
