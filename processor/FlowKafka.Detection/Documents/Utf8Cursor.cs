using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace FlowKafka.Detection.Documents;

/// <summary>A place in memory that moves on as it is written to. The memory must have room for all that is written.</summary>
internal ref struct Utf8Cursor(Span<byte> memory)
{
    private readonly Span<byte> _memory = memory;

    /// <summary>How much is written.</summary>
    public int At { get; private set; }

    /// <summary>What is written from a place on.</summary>
    public readonly ReadOnlySpan<byte> Since(int at) => _memory[at..At];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_memory[At..]);
        At += bytes.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(long number)
    {
        if ((ulong)number < 10)
            _memory[At++] = (byte)('0' + number);
        else
            WriteLong(number);
    }

    /// <summary>Writes text as it stands between the quotes of a JSON string.</summary>
    public void WriteEscaped(scoped ReadOnlySpan<char> text) => At += JsonText.Write(text, _memory[At..]);

    private void WriteLong(long number)
    {
        Utf8Formatter.TryFormat(number, _memory[At..], out var written);
        At += written;
    }
}
