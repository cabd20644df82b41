namespace FlowKafka.Detection.Hosts;

/// <summary>One entry of the changelog of a <see cref="HostBook"/>: a state under its key, or a key whose state is gone.</summary>
/// <param name="Key">The key.</param>
/// <param name="State">The state; null when it is gone.</param>
public sealed record HostChange(HostKey Key, HostState? State);
