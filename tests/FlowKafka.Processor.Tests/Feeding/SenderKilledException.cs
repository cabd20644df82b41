namespace FlowKafka.Processor.Tests.Feeding;

#pragma warning disable CA1032, CA1064 // Nobody but the tests throws or catches it.
internal sealed class SenderKilledException : Exception;
#pragma warning restore CA1032, CA1064
