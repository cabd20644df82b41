namespace FlowKafka.Elasticsearch;

/// <summary>Takes an answer's body, of bounded length. It is reused.</summary>
internal sealed class AnswerBody
{
    internal const int Longest = 64 << 20;
    private const int First = 16 * 1024;

    private byte[] _bytes = [];
    private int _length;

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public int Capacity => _bytes.Length;

    /// <exception cref="IOException">It ends too early, or is too long.</exception>
    public async Task ReadAsync(Stream stream, CancellationToken stop)
    {
        _length = 0;
        while (true)
        {
            if (_length == _bytes.Length)
                Grow();
            var read = await stream.ReadAsync(_bytes.AsMemory(_length), stop).ConfigureAwait(false);
            if (read == 0)
                return;
            _length += read;
        }
    }

    private void Grow()
    {
        if (_length >= Longest)
            throw new IOException($"the answer is longer than {Longest} bytes");
        Array.Resize(ref _bytes, Math.Clamp(_bytes.Length * 2, First, Longest));
    }
}
