namespace FlowKafka.Processor.Feeding;

/// <summary>Tells header lines.</summary>
/// <param name="line">The line.</param>
/// <param name="present">The frame that holds for it, unless it is a header.</param>
/// <param name="frame">The frame that it brings about.</param>
internal delegate bool HeaderTest(ReadOnlySpan<byte> line, MessageFrame present, out MessageFrame frame);
