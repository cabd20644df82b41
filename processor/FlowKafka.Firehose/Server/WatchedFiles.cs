using System.Security.Cryptography;

namespace FlowKafka.Firehose;

/// <summary>
/// Looks at small files now and then and says when what is in them has changed. Their content counts and not their times,
/// since a mounted secret is a link that keeps its own.
/// </summary>
internal sealed class WatchedFiles : IDisposable
{
    private readonly string[] _files;
    private readonly Action _changed;
    private readonly Action<Exception> _failed;
    private readonly Lock _lock = new();
    private readonly ITimer? _timer;
    private string _seen;

    /// <param name="files">The files; empty names are left out.</param>
    /// <param name="interval">How often they are looked at.</param>
    /// <param name="time">The clock.</param>
    /// <param name="changed">Called after a change; when it fails, again after the next.</param>
    /// <param name="failed">Called with what went wrong.</param>
    public WatchedFiles(IEnumerable<string> files, TimeSpan interval, TimeProvider time, Action changed, Action<Exception> failed)
    {
        _files = [.. files.Where(file => file.Length > 0)];
        (_changed, _failed) = (changed, failed);
        _seen = Content();
        if (_files.Length > 0)
            _timer = time.CreateTimer(_ => Look(), state: null, interval, interval);
    }

    /// <summary>Looks now.</summary>
    public void Look()
    {
        lock (_lock)
        {
            var content = Content();
            if (content == _seen)
                return;
            _seen = content;
            try
            {
                _changed();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or CryptographicException or ArgumentException)
            {
                _failed(e);
            }
        }
    }

    public void Dispose() => _timer?.Dispose();

    private string Content() => string.Concat(_files.Select(Digest));

    private static string Digest(string file)
    {
        try
        {
            return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "-";
        }
    }
}
