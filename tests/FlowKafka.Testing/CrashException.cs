namespace FlowKafka.Testing;

/// <summary>The moment at which a stage dies.</summary>
public sealed class CrashException : Exception;
