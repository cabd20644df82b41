using System.Security.Cryptography;
using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Processor.Knowledge;

/// <summary>
/// The files of one source: one, or all of a folder but hidden ones and what editors leave behind. A file's content decides
/// whether it has changed: where files are links, as Kubernetes has them, times and sizes do not tell.
/// </summary>
internal sealed class VersionedFiles<T>(string path, Func<string, byte[], T> read)
{
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Reads what is new since the last look, in the order of the files' names.</summary>
    /// <param name="faults">Gets a line for each file that cannot be used, and that was in order or not there at the last look.</param>
    public IReadOnlyList<FileVersion<T>> Look(ICollection<string> faults)
    {
        var found = new List<FileVersion<T>>();
        try
        {
            foreach (var file in Files())
                Look(file, found, faults);
            _told.Remove(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (_told.Add(path))
                faults.Add(e is FileNotFoundException ? e.Message : $"{path} cannot be read: {e.Message}");
        }

        return found;
    }

    private void Look(string file, List<FileVersion<T>> found, ICollection<string> faults)
    {
        try
        {
            var modified = Modified(file);
            var content = File.ReadAllBytes(file);
            var hash = Convert.ToHexString(SHA256.HashData(content));
            _told.Remove(file);
            if (_hashes.TryGetValue(file, out var known) && known == hash)
                return;
            _hashes[file] = hash;
            found.Add(new(file, modified, read(file, content)));
        }
        catch (KnowledgeFormatException e)
        {
            faults.Add(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (_told.Add(file))
                faults.Add($"{file} cannot be read: {e.Message}");
        }
    }

    private string[] Files()
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw new FileNotFoundException($"There is no file or folder {path}.");
        string[] files = [.. Directory.EnumerateFiles(path).Where(file => Path.GetFileName(file) is not ['.', ..] and not [.., '~']).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new FileNotFoundException($"There is no file in {path}.");
    }

    private static DateTimeOffset Modified(string file)
    {
        var info = new FileInfo(file);
        return new((info.ResolveLinkTarget(returnFinalTarget: true) ?? info).LastWriteTimeUtc, TimeSpan.Zero);
    }
}
