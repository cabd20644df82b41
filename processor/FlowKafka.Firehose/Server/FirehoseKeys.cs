using System.Security.Cryptography;
using System.Text;

namespace FlowKafka.Firehose;

/// <summary>
/// The access keys that open the door. Only their digests are kept, so that a comparison takes the same time whatever is
/// sent, and no key can be shown. Safe for concurrent use.
/// </summary>
internal sealed class FirehoseKeys
{
    /// <summary>What a key must be like.</summary>
    public const string Rule = "a key is 1 to 4096 printable ASCII characters without a space at either end";

    private readonly FirehoseOptions _options;
    private byte[][] _digests;

    /// <summary>Takes the keys of the options and reads those of the file.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="InvalidDataException">The file has no key, or a line that is none.</exception>
    public FirehoseKeys(FirehoseOptions options)
    {
        _options = options;
        _digests = Read(options);
    }

    /// <summary>Reads the file again. When that fails, the keys stay as they were.</summary>
    public void Reload() => Volatile.Write(ref _digests, Read(_options));

    /// <summary>True when a key is one of these, or none is asked for.</summary>
    /// <param name="key">What was sent; null for nothing.</param>
    public bool Opens(string? key)
    {
        if (_options.AllowAnonymous)
            return true;
        if (key is null || key.Length > FirehoseLimits.AccessKey)
            return false;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Digest(key, digest);
        var isOne = false;
        foreach (var known in Volatile.Read(ref _digests))
            isOne |= CryptographicOperations.FixedTimeEquals(known, digest);
        return isOne;
    }

    internal static bool IsKey(string key) =>
        key.Length is > 0 and <= FirehoseLimits.AccessKey && key.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && key.Trim().Length == key.Length;

    internal static string? FaultOf(FirehoseOptions options)
    {
        try
        {
            Read(options);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return $"Firehose:AccessKeyFile: {e.Message.ReplaceLineEndings(" ")}";
        }
    }

    private static byte[][] Read(FirehoseOptions options)
    {
        var keys = new List<string>(options.AccessKeys);
        if (options.AccessKeyFile.Length > 0)
        {
            var before = keys.Count;
            var number = 0;
            foreach (var line in File.ReadLines(options.AccessKeyFile, Encoding.UTF8))
            {
                number++;
                var key = line.Trim();
                if (key.Length == 0)
                    continue;
                if (!IsKey(key))
                    throw new InvalidDataException($"line {number} of {options.AccessKeyFile} is no key: {Rule}.");
                keys.Add(key);
            }

            if (keys.Count == before)
                throw new InvalidDataException($"{options.AccessKeyFile} has no key: write one a line.");
        }

        return [.. keys.Select(key =>
        {
            var digest = new byte[SHA256.HashSizeInBytes];
            Digest(key, digest);
            return digest;
        })];
    }

    private static void Digest(string key, Span<byte> digest)
    {
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(FirehoseLimits.AccessKey)];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(key, bytes)], digest);
    }
}
