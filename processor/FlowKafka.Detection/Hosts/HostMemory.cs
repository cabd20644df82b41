namespace FlowKafka.Detection.Hosts;

/// <summary>
/// How long hosts are remembered: as long as they were known, at least for a brief time, so that what passes by, a scan
/// above all, does not fill the memory for months.
/// </summary>
internal readonly record struct HostMemory(long Brief, long Longest)
{
    /// <summary>True when a host that was seen from one moment to another is forgotten at a third, Unix milliseconds.</summary>
    public bool IsOver(long firstSeen, long lastSeen, long now) =>
        now - lastSeen >= Math.Min(Longest, Math.Max(Brief, lastSeen - firstSeen));
}
