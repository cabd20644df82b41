using FlowKafka.Flows.Tests.Formats;

using Xunit;

namespace FlowKafka.Flows.Tests.Fuzz;

public class GoogleFuzzTests
{
    [Fact]
    public void Entries_Spoiled_AreAllAccountedFor() =>
        FormatFuzz.Run(null, GoogleFlowTests.Entry, GoogleFlowTests.Payload, GoogleFlowTests.Firewall);
}
