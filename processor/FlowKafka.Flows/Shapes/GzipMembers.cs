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

    /// <summary>A stream with the seal behind it. It is given in small steps of fixed size: where the compression is
    /// corrupt, what the last step had unpacked is lost.</summary>
    private sealed class SealedStream(Stream source) : ReadOnlyStream
    {
        private const int Step = 256;

        private int _given;

        public bool IsSealed { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var step = buffer[..Math.Min(buffer.Length, Step)];
            var read = IsSealed ? 0 : source.ReadAtLeast(step, step.Length, throwOnEndOfStream: false);
            if (read > 0 || buffer.IsEmpty)
                return read;
            IsSealed = true;
            var count = Math.Min(buffer.Length, SealMember.Length - _given);
            SealMember.AsSpan(_given, count).CopyTo(buffer);
            _given += count;
            return count;
        }
    }
}
