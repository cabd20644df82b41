using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Feeding;

/// <summary>
/// What brokers have acknowledged of a replay, in a small file, so that one that was killed goes on. Files that are done are
/// not opened again; of those begun the units sent are passed over.
/// </summary>
internal sealed class ReplayState(string path, string topic, IReadOnlyList<InputFile> files)
{
    private const int Version = 1;

    private readonly string _fingerprint = FingerprintOf(files);

    /// <summary>Reads the positions; none when there is no file yet.</summary>
    /// <exception cref="UserException">The file is of another replay, or no state at all.</exception>
    public ReplayPositions Load()
    {
        if (!File.Exists(path))
            return new(files.Count);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new UserException($"{Printable.Text(path)} is no state of a replay: name another file, or remove it to begin anew.");
        }
    }

    /// <summary>Writes the positions: whoever reads the file finds the old ones or these.</summary>
    public void Save(ReplayPositions positions)
    {
        var next = path + ".next";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            using (var json = new Utf8JsonWriter(file))
                Write(json, positions);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    private static string FingerprintOf(IReadOnlyList<InputFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFullPath(file.Path)}\0{file.Length}\0")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private ReplayPositions Read(JsonElement state)
    {
        var (version, count) = (state.GetProperty("version").GetInt32(), state.GetProperty("files").GetInt32());
        if (version != Version)
            throw new FormatException();
        if (state.GetProperty("topic").GetString() is var other && other != topic)
            throw UserException.Usage($"{Printable.Text(path)} is of a replay to {Printable.Text(other ?? "")}: name another file for {topic}.");
        if (state.GetProperty("fingerprint").GetString() != _fingerprint)
            throw UserException.Usage($"{Printable.Text(path)} is of other files: {count} then, {files.Count} now, or of other lengths. Name the same again to go on; or begin anew with another state file: what was sent already will count once.");
        var positions = new ReplayPositions(files.Count);
        foreach (var range in state.GetProperty("done").EnumerateArray())
        {
            for (var file = range[0].GetInt32(); file <= range[1].GetInt32(); file++)
                positions.Finish(file);
        }

        foreach (var begun in state.GetProperty("begun").EnumerateArray())
            positions.Set(begun[0].GetInt32(), begun[1].GetInt64());
        return positions;
    }

    private void Write(Utf8JsonWriter json, ReplayPositions positions)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("topic", topic);
        json.WriteNumber("files", files.Count);
        json.WriteString("fingerprint", _fingerprint);
        json.WriteStartArray("done");
        foreach (var (first, last) in positions.DoneRanges())
            WritePair(json, first, last);
        json.WriteEndArray();
        json.WriteStartArray("begun");
        foreach (var (file, units) in positions.Begun.OrderBy(begun => begun.Key))
            WritePair(json, file, units);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, long one, long other)
    {
        json.WriteStartArray();
        json.WriteNumberValue(one);
        json.WriteNumberValue(other);
        json.WriteEndArray();
    }
}
