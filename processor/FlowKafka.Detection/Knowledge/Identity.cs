namespace FlowKafka.Detection.Knowledge;

/// <summary>Who an address was at a moment. What is not known is empty.</summary>
/// <param name="User">The person.</param>
/// <param name="Host">The machine.</param>
/// <param name="Instance">The cloud's instance.</param>
/// <param name="Account">The cloud's account.</param>
/// <param name="Version">Which version of which source says so.</param>
public sealed record Identity(string User, string Host, string Instance, string Account, string Version);
