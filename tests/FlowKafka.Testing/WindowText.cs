using System.Globalization;
using FlowKafka.Streams.Points;

namespace FlowKafka.Testing;

/// <summary>A window point with everything in it as one line, for comparisons to the byte.</summary>
public static class WindowText
{
    public static string Of(in WindowPoint p) => string.Create(CultureInfo.InvariantCulture, $"""
        {p.Pair.Tenant} {p.Pair.Lower} {p.Pair.Higher} {p.Pair.Protocol} [{p.Start},{p.End}) {p.Lower} {p.Higher} {p.FirstRecord}..{p.LastRecord} {p.ActiveMinutes:x} {p.LowerPorts} {p.HigherPorts} {p.Newest} {p.SecondNewest} {p.SynVote} {p.LowerRejects}/{p.HigherRejects} {p.RefusedMinutes:x} {p.Refused} {p.LongRecords} {p.LongRun} {p.Unknown} {p.Sampled} {p.Conversation}
        """);
}
