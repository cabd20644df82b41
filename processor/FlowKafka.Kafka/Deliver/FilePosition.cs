using System.Text.Json;
using System.Text.Json.Serialization;

namespace FlowKafka.Kafka.Deliver;

/// <summary>What is known to be in the files of a partition: beside them, in a small file that is replaced as a whole.</summary>
/// <param name="Offset">The offset that comes next.</param>
/// <param name="File">The newest file's name.</param>
/// <param name="Length">Its length then.</param>
internal sealed record FilePosition(long Offset, string File, long Length)
{
    /// <summary>Reads it; null when there is none.</summary>
    /// <exception cref="IOException">It can't be read, or is no position.</exception>
    public static FilePosition? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(path), FilePositionJson.Default.FilePosition);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new IOException($"{path} is no file position; remove it, and the files decide alone", e);
        }
    }

    /// <summary>Writes it in one step: a crash leaves the old one or this one.</summary>
    public void Write(string path)
    {
        var next = path + ".new";
        using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(this, FilePositionJson.Default.FilePosition));
            stream.Flush(flushToDisk: true);
        }

        System.IO.File.Move(next, path, overwrite: true);
    }
}

[JsonSerializable(typeof(FilePosition))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class FilePositionJson : JsonSerializerContext;
