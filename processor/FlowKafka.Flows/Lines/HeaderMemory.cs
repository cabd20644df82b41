using System.Text;

namespace FlowKafka.Flows;

/// <summary>Remembers the last header line, since values and files repeat it.</summary>
internal sealed class HeaderMemory
{
    private byte[] _line = [];
    private FlowLogFormat? _format;

    /// <summary>Reads a header line; false when the line is none. A header without a usable format gives null.</summary>
    public bool TryRead(ReadOnlySpan<byte> line, out FlowLogFormat? format)
    {
        if (_line.Length == 0 || !line.SequenceEqual(_line))
        {
            if (!FlowLogFormat.LooksLikeHeader(line))
            {
                format = null;
                return false;
            }

            _format = FlowLogFormat.TryParse(Encoding.UTF8.GetString(line), out var parsed, out _) ? parsed : null;
            _line = line.ToArray();
        }

        format = _format;
        return true;
    }
}
