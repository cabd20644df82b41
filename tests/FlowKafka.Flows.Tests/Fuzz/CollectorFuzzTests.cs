using FlowKafka.Flows.Tests.Formats;

using Xunit;

namespace FlowKafka.Flows.Tests.Fuzz;

public class CollectorFuzzTests
{
    [Fact]
    public void GoFlow2_Spoiled_IsAllAccountedFor() =>
        FormatFuzz.Run(null, GoFlow2Tests.NetFlow, GoFlow2Tests.Sample, GoFlow2Tests.Before);

    [Fact]
    public void Pmacct_Spoiled_IsAllAccountedFor() =>
        FormatFuzz.Run(null, PmacctTests.Purge, PmacctTests.Binned, PmacctTests.Init);
}
