using Xunit;

namespace FlowKafka.Flows.Tests.Fuzz;

public class AzureFuzzTests
{
    [Fact]
    public void Records_Spoiled_AreAllAccountedFor()
    {
        var vnet = AzureTests.Vnet(
            "1663146003599,10.0.0.6,192.0.2.180,23956,443,6,O,B,NX,0,0,0,0",
            "1663146003606,10.0.0.6,192.0.2.180,23956,443,6,O,C,NX,767,108256,789,99457",
            "1663145998065,2001:db8::1,10.0.0.6,55188,22,6,I,D,NX_HW_NOT_SUPPORTED,0,0,0,0");
        var nsg = AzureTests.Nsg(
            "1493763938,185.170.185.105,10.2.0.4,35370,23,T,I,A,B,,,,",
            "1493696138,185.170.185.105,10.2.0.4,35370,23,U,O,A,E,52,29952,47,27072",
            "1487282421,42.119.146.95,10.1.0.4,51529,5358,T,I,D");
        FormatFuzz.Run(null, vnet, nsg, "{\"records\":[\n" + vnet + ",\n" + nsg + "]}");
    }
}
