namespace FlowKafka.Detection.Hosts;

/// <summary>The key of a state in the changelog of hosts.</summary>
/// <param name="Text">The key, the same wherever it is made.</param>
public readonly record struct HostKey(string Text);
