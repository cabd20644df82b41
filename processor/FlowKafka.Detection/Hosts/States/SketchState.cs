using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using FlowKafka.Detection.Hosts.Sketches;

namespace FlowKafka.Detection.Hosts.States;

/// <summary>A sketch of distinct hosts as changelogs keep it: its words, little-endian; nothing for an empty one.</summary>
internal static class SketchState
{
    public static ImmutableArray<byte> Of(in DistinctSketch sketch)
    {
        if (sketch.IsEmpty)
            return [];
        var bytes = new byte[DistinctSketch.Words * sizeof(uint)];
        for (var i = 0; i < DistinctSketch.Words; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), sketch[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(bytes);
    }

    /// <exception cref="FormatException">The bytes are no sketch.</exception>
    public static DistinctSketch ToSketch(ImmutableArray<byte> state)
    {
        var bytes = state.AsSpan();
        DistinctSketch sketch = default;
        if (bytes.IsEmpty)
            return sketch;
        if (bytes.Length != DistinctSketch.Words * sizeof(uint))
            throw new FormatException($"A sketch has {bytes.Length} bytes instead of {DistinctSketch.Words * sizeof(uint)}.");
        for (var i = 0; i < DistinctSketch.Words; i++)
            sketch[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        return sketch.IsValid ? sketch : throw new FormatException("A sketch is neither a list nor registers.");
    }
}
