using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace FlowKafka.Avro;

/// <summary>
/// Reads an object container file (Apache Avro 1.11, "Object Container Files") block by block: the schema, then the data
/// of each block, inflated. It holds one block at a time, and no block that is longer than a bound.
/// </summary>
public sealed class AvroContainerReader : IDisposable
{
    /// <summary>The most bytes of a block, packed and unpacked, unless another number is given.</summary>
    public const int LongestBlock = 64 << 20;

    private const int LongestHeader = 16 << 20;
    private const int SyncSize = 16;
    private const int FirstRoom = 1 << 16;
    private const long MostOfNothing = 1_000_000;

    private readonly ContainerStream _stream;
    private readonly int _longest;
    private readonly bool _isDeflated;
    private readonly byte[] _sync;
    private byte[] _packed = [];
    private byte[] _data = [];
    private int _length;

    private AvroContainerReader(ContainerStream stream, int longest, Dictionary<string, byte[]> header)
    {
        _stream = stream;
        _longest = longest;
        var codec = header.TryGetValue("avro.codec", out var name) ? Text(name) : "null";
        _isDeflated = codec == "deflate";
        if (codec is not ("null" or "deflate"))
            throw new AvroFormatException($"the file is packed with the codec '{codec}', only null and deflate are known");
        if (!header.TryGetValue("avro.schema", out var schema))
            throw new AvroFormatException("the file has no avro.schema");
        Schema = AvroSchema.Parse(Text(schema));
        _sync = stream.Take(SyncSize);
    }

    private static ReadOnlySpan<byte> Mark => "Obj\u0001"u8;

    /// <summary>The schema that the data was written with.</summary>
    public AvroSchema Schema { get; }

    /// <summary>How many data the block has.</summary>
    public long Count { get; private set; }

    /// <summary>The block's data, one behind the other; valid until the next block.</summary>
    public ReadOnlySpan<byte> Data => _data.AsSpan(0, _length);

    /// <summary>True when a file begins as containers do.</summary>
    public static bool IsContainer(ReadOnlySpan<byte> start) => start.StartsWith(Mark);

    /// <summary>Reads the header.</summary>
    /// <param name="stream">The file, from its start; it is closed with the reader, or at once when this fails.</param>
    /// <param name="longestBlock">The most bytes of a block.</param>
    /// <exception cref="AvroFormatException">It is no container, or one with a codec that is not known.</exception>
    /// <exception cref="AvroSchemaException">The schema in it is none.</exception>
    public static AvroContainerReader Open(Stream stream, int longestBlock = LongestBlock)
    {
        var source = new ContainerStream(stream);
        try
        {
            if (!IsContainer(source.Take(Mark.Length)))
                throw new AvroFormatException("the file does not begin as an Avro container");
            return new(source, longestBlock, ReadHeader(source));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next block; false at the end of the file.</summary>
    /// <exception cref="AvroFormatException">The file is corrupt, or ends within a block.</exception>
    public bool ReadBlock()
    {
        _length = 0;
        Count = 0;
        if (_stream.IsEnd())
            return false;
        var count = _stream.ReadLong();
        var size = _stream.ReadLong();
        if ((ulong)size > (ulong)_longest)
            throw new AvroFormatException($"a block has {size} bytes, {_longest} are the most");
        if (_isDeflated)
        {
            _stream.Take((int)size, ref _packed);
            _length = Inflate((int)size);
        }
        else
        {
            _stream.Take((int)size, ref _data);
            _length = (int)size;
        }

        Span<byte> sync = stackalloc byte[SyncSize];
        _stream.Take(sync);
        if (!sync.SequenceEqual(_sync))
            throw new AvroFormatException("a block does not end with the file's sync marker");
        var most = Schema.SmallestDatum > 0 ? _length / Schema.SmallestDatum : MostOfNothing;
        if ((ulong)count > (ulong)most)
            throw new AvroFormatException("a block has more data than its bytes can hold");
        Count = count;
        return true;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();

    private static Dictionary<string, byte[]> ReadHeader(ContainerStream stream)
    {
        var header = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        long left = LongestHeader;
        while (true)
        {
            var count = stream.ReadLong();
            if (count == 0)
                return header;
            if (count < 0)
            {
                count = -count;
                stream.ReadLong();
            }

            if (count < 0 || count > left)
                throw new AvroFormatException("the file's header is too long");
            for (; count > 0; count--)
            {
                var key = Text(Take(stream, ref left));
                header[key] = Take(stream, ref left);
            }
        }
    }

    private static byte[] Take(ContainerStream stream, ref long left)
    {
        var size = stream.ReadLong();
        left -= 1;
        if ((ulong)size > (ulong)Math.Max(left, 0))
            throw new AvroFormatException("the file's header is too long");
        left -= size;
        return stream.Take((int)size);
    }

    private static string Text(byte[] utf8) =>
        Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : throw new AvroFormatException("the file's header is no UTF-8");

    private int Inflate(int size)
    {
        using var packed = new MemoryStream(_packed, 0, size, writable: false);
        using var inflate = new DeflateStream(packed, CompressionMode.Decompress);
        var length = 0;
        try
        {
            while (true)
            {
                if (length == _data.Length)
                    Array.Resize(ref _data, (int)Math.Min(Math.Max(_data.Length * 2L, FirstRoom), _longest + 1L));
                var read = inflate.Read(_data, length, _data.Length - length);
                if (read == 0)
                    return length;
                length += read;
                if (length > _longest)
                    throw new AvroFormatException($"a block inflates to more than {_longest} bytes");
            }
        }
        catch (InvalidDataException)
        {
            throw new AvroFormatException("a block can't be inflated");
        }
    }
}
