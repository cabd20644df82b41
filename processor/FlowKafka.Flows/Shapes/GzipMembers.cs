using System.IO.Compression;

namespace FlowKafka.Flows;

/// <summary>
/// Unpacks the gzip members of a stream and throws <see cref="InvalidDataException"/> where they break off or something
/// else follows them: <see cref="GZipStream"/> ends silently there. To find out, a member of our own, the seal, is put
/// behind the last byte; only where all before it was whole does it come out again, unharmed. It throws also where they
/// expand beyond the budget.
/// </summary>
internal sealed class GzipMembers : ReadOnlyStream
{
    /// <summary>So much is unpacked at once: where the compression is corrupt, what the last step had unpacked is lost.</summary>
    private const int Step = 8192;

    private static readonly byte[] Seal = "end of all members"u8.ToArray();
    private static readonly byte[] SealMember = Pack(Seal);

    private readonly SealedStream _sealed;
    private readonly GZipStream _unpacked;
    private readonly DecompressionBudget _budget;
    private bool _isEnded;

    public GzipMembers(Stream source, DecompressionBudget budget)
    {
        _budget = budget;
        _sealed = new SealedStream(source);
        _unpacked = new GZipStream(_sealed, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_isEnded || buffer.IsEmpty)
            return 0;
        // One byte more than the budget shows that it does not suffice.
        buffer = buffer[..(int)Math.Clamp(_budget.Left, 1, buffer.Length)];
        // New input is taken only when all output of the old is out: what comes after the end came from the seal.
        buffer = buffer[..Math.Min(buffer.Length, Step)];
        var read = _unpacked.Read(buffer);
        if (!_sealed.IsSealed)
        {
            if (read == 0)
                throw new InvalidDataException("Something else follows the gzip members.");
            _budget.Spend(read);
            return _budget.Left >= 0 ? read : throw new InvalidDataException("The gzip members expand too far.");
        }

        CheckSeal(buffer[..read]);
        _isEnded = true;
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private void CheckSeal(ReadOnlySpan<byte> start)
    {
        Span<byte> seal = stackalloc byte[Seal.Length + 1];
        var length = Math.Min(start.Length, seal.Length);
        start[..length].CopyTo(seal);
        length += _unpacked.ReadAtLeast(seal[length..], seal.Length - length, throwOnEndOfStream: false);
        if (!seal[..length].SequenceEqual(Seal))
            throw new InvalidDataException("The gzip members break off.");
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression))
            gzip.Write(plain);
        return packed.ToArray();
    }

    /// <summary>A stream with the seal behind it. It fills what it is given, so that what a fault takes with it does not
    /// depend on the blocks of the source.</summary>
    private sealed class SealedStream(Stream source) : ReadOnlyStream
    {
        private int _given;
        private bool _isBroken;

        public bool IsSealed { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var read = IsSealed ? 0 : Fill(buffer);
            if (read > 0 || buffer.IsEmpty)
                return read;
            IsSealed = true;
            var count = Math.Min(buffer.Length, SealMember.Length - _given);
            SealMember.AsSpan(_given, count).CopyTo(buffer);
            _given += count;
            return count;
        }

        private int Fill(Span<byte> buffer)
        {
            if (_isBroken)
                throw new InvalidDataException("The stream breaks off.");
            var filled = 0;
            try
            {
                for (var read = 1; filled < buffer.Length && read > 0; filled += read)
                    read = source.Read(buffer[filled..]);
            }
            catch (InvalidDataException) when (filled > 0)
            {
                _isBroken = true; // what came before is passed on first
            }

            return filled;
        }
    }
}
