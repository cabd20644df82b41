using FlowKafka.Detection.Hosts;

namespace FlowKafka.Kafka.Host;

/// <summary>
/// How far the changelog of hosts goes. It is written before the states of a moment, with what held until then, and
/// again behind them: a restart in between finds some of the states ahead, and must not say again, out of them, what
/// was said of windows up to <paramref name="Written"/>.
/// </summary>
/// <param name="Written">All that was to be said of windows that end at or before it is acknowledged, Unix milliseconds.</param>
/// <param name="ClosedThrough">Every state is in the changelog as of this moment or a later one, Unix milliseconds.</param>
/// <param name="Offset">Where to read on.</param>
/// <param name="Network">The network as of <paramref name="ClosedThrough"/>.</param>
internal sealed record HostCheckpoint(long Written, long ClosedThrough, long Offset, NetworkContext Network);
