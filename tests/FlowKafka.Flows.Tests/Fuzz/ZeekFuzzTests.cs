using FlowKafka.Flows.Tests.Formats;

using Xunit;

namespace FlowKafka.Flows.Tests.Fuzz;

public class ZeekFuzzTests
{
    [Fact]
    public void Documents_Spoiled_AreAllAccountedFor() =>
        FormatFuzz.Run(null, ZeekJsonTests.Connection, ZeekJsonTests.Streamed, ZeekJsonTests.Dns);

    [Fact]
    public void Lines_Spoiled_AreAllAccountedFor() =>
        FormatFuzz.Run(null, ZeekTsvTests.Header + ZeekTsvTests.Line, ZeekTsvTests.Line, ZeekTsvTests.Short);

    [Fact]
    public void Lines_SpoiledOfAFixedSource_AreAllAccountedFor() =>
        FormatFuzz.Run(new() { Source = FlowLogSource.ZeekTsv }, ZeekTsvTests.Header + ZeekTsvTests.Line, ZeekTsvTests.Line, ZeekTsvTests.Short);
}
