using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace FlowKafka.Firehose;

/// <summary>Reads the body of a request, unpacked, up to the size that bodies may have.</summary>
internal static class BodyReader
{
    // What comes after the packed bytes: a checksum and the length, of four bytes each.
    private const int Trailer = 8;

    /// <summary>Reads all of it.</summary>
    /// <param name="request">The request, whose length, if it names one, is no more than bodies may have.</param>
    /// <param name="isGzip">Whether it is packed.</param>
    /// <param name="buffer">Gets the bytes.</param>
    /// <param name="budget">Where room is taken from.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="RefusedException">The body can't be taken.</exception>
    public static async Task ReadAsync(HttpRequest request, bool isGzip, BodyBuffer buffer, InFlightBudget budget, CancellationToken stop)
    {
        if (!isGzip)
        {
            await FillAsync(request, buffer, stop).ConfigureAwait(false);
            return;
        }

        using var packed = new BodyBuffer(budget);
        await FillAsync(request, packed, stop).ConfigureAwait(false);
        Unpack(packed, buffer, stop);
    }

    private static async Task FillAsync(HttpRequest request, BodyBuffer to, CancellationToken stop)
    {
        // What is announced and does not fit is refused before it is read.
        to.Grow((int)Math.Min(request.ContentLength ?? 0, FirehoseLimits.Body));
        while (true)
        {
            var free = to.Free();
            var count = await request.Body.ReadAsync(free.IsEmpty ? new byte[1] : free, stop).ConfigureAwait(false);
            if (!Took(to, count, free.IsEmpty))
                return;
        }
    }

    private static void Unpack(BodyBuffer packed, BodyBuffer to, CancellationToken stop)
    {
        try
        {
            using var plain = new GZipStream(packed.Read(), CompressionMode.Decompress);
            Span<byte> spare = stackalloc byte[1];
            bool isMore;
            do
            {
                stop.ThrowIfCancellationRequested();
                var free = to.Free().Span;
                isMore = Took(to, plain.Read(free.IsEmpty ? spare : free), free.IsEmpty);
            }
            while (isMore);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(Refusal.BadGzip);
        }

        // A stream that is cut within its trailer ends like a good one; and more than one member is more than a body is.
        var bytes = packed.Written;
        if (bytes.Length < Trailer || BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) != (uint)to.Length)
            throw new RefusedException(Refusal.BadGzip);
    }

    // Where there is no more room, one byte more tells that the body is too large.
    private static bool Took(BodyBuffer to, int count, bool isFull)
    {
        if (count == 0)
            return false;
        if (isFull)
            throw new RefusedException(Refusal.BodyTooLarge);
        to.Advance(count);
        return true;
    }
}
