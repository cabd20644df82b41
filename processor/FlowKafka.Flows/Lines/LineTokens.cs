using System.Numerics;
using System.Runtime.InteropServices;

namespace FlowKafka.Flows;

/// <summary>Splits a line on runs of white space (space, tab, carriage return), and keeps the places of its tokens.</summary>
internal sealed class LineTokens
{
    private readonly int[] _bounds = new int[2 * Capacity];

    /// <summary>Tokens beyond this number are not told apart.</summary>
    public const int Capacity = FlowLogFormat.MaximumFields + 2;

    /// <summary>The number of tokens, at most <see cref="Capacity"/>.</summary>
    public int Count { get; private set; }

    public int StartOf(int token) => _bounds[2 * token];

    public int EndOf(int token) => _bounds[2 * token + 1];

    public void Split(ReadOnlySpan<byte> line)
    {
        Span<byte> tail = stackalloc byte[ByteMask.Width];
        var before = 1UL; // the byte before the block is white space
        var bounds = 0;
        for (var at = 0; at <= line.Length; at += ByteMask.Width)
        {
            var rest = line[at..];
            ulong spaces;
            if (rest.Length >= ByteMask.Width)
            {
                spaces = ByteMask.OfWhiteSpace(in MemoryMarshal.GetReference(rest));
            }
            else
            {
                tail.Fill((byte)' ');
                rest.CopyTo(tail);
                spaces = ByteMask.OfWhiteSpace(in MemoryMarshal.GetReference(tail));
            }

            if ((spaces & ((spaces << 1) | before | (1UL << (ByteMask.Width - 1)))) == 0 && bounds + ByteMask.Width < _bounds.Length)
            {
                // Single spaces: each ends a token and begins the next.
                if (before != 0)
                    _bounds[bounds++] = at;
                for (; spaces != 0; spaces &= spaces - 1)
                {
                    var place = at + BitOperations.TrailingZeroCount(spaces);
                    _bounds[bounds] = place;
                    _bounds[bounds + 1] = place + 1;
                    bounds += 2;
                }

                before = 0;
                continue;
            }

            // A bound is wherever white space begins or ends; starts and ends alternate.
            for (var edges = spaces ^ ((spaces << 1) | before); edges != 0; edges &= edges - 1)
            {
                if (bounds == _bounds.Length)
                {
                    Count = Capacity;
                    return;
                }

                _bounds[bounds++] = at + BitOperations.TrailingZeroCount(edges);
            }

            before = spaces >> 63;
        }

        Count = bounds / 2;
    }
}
