namespace FlowKafka.Testing;

/// <summary>The moment at which a stage dies.</summary>
internal sealed class CrashException : Exception;
