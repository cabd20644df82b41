using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace FlowKafka.Firehose;

/// <summary>Reads the body of a request, unpacked, up to the size that bodies may have.</summary>
internal static class BodyReader
{
    private const int Step = 1 << 20;

    /// <summary>Reads all of it.</summary>
    /// <param name="request">The request, whose length, if it names one, is no more than bodies may have.</param>
    /// <param name="isGzip">Whether it is packed.</param>
    /// <param name="buffer">Gets the bytes.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="RefusedException">The body can't be taken.</exception>
    public static async Task ReadAsync(HttpRequest request, bool isGzip, BodyBuffer buffer, CancellationToken stop)
    {
        // What is announced and does not fit is refused before it is read; what is packed grows as it is unpacked.
        buffer.Grow((int)Math.Min(request.ContentLength ?? 0, isGzip ? Step : FirehoseLimits.Body));
        if (!isGzip)
        {
            await CopyAsync(request.Body, buffer, stop).ConfigureAwait(false);
            return;
        }

        try
        {
            using var unpacked = new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true);
            await CopyAsync(unpacked, buffer, stop).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(Refusal.BadGzip);
        }
    }

    private static async Task CopyAsync(Stream from, BodyBuffer to, CancellationToken stop)
    {
        while (true)
        {
            var free = to.Free();
            var isFull = free.IsEmpty;
            // Where there is no more room, one byte more tells that the body is too large.
            var count = await from.ReadAsync(isFull ? new byte[1] : free, stop).ConfigureAwait(false);
            if (count == 0)
                return;
            if (isFull)
                throw new RefusedException(Refusal.BodyTooLarge);
            to.Advance(count);
        }
    }
}
