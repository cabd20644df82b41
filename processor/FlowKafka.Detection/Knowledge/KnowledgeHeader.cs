using System.Globalization;
using System.Security.Cryptography;

namespace FlowKafka.Detection.Knowledge;

/// <summary>What comments before a file's first entry say of the whole: <c># version: …</c> and <c># effective-from: …</c>.</summary>
internal sealed class KnowledgeHeader(string source)
{
    private const int LongestVersion = 64;

    private string? _version;

    /// <summary>Unix milliseconds; null when nothing is said.</summary>
    public long? EffectiveFrom { get; private set; }

    /// <summary>True for a comment that says from when on a file holds: behind the first entry it would be overlooked.</summary>
    public static bool IsEffectiveFrom(ReadOnlySpan<char> comment) => ValueOf(comment, "effective-from").IsFound;

    /// <summary>Takes a comment line.</summary>
    /// <exception cref="KnowledgeFormatException">It says one of the two, but not so that it can be understood, or not for the first time.</exception>
    public void Take(ReadOnlySpan<char> comment, int line)
    {
        var (isVersion, version) = ValueOf(comment, "version");
        if (isVersion)
        {
            if (_version is not null || version.Length is 0 or > LongestVersion || version.AsSpan().ContainsAnyInRange('\0', ' '))
                throw new KnowledgeFormatException(Invariant($"{source}:{line}: version must be said once, in 1 to {LongestVersion} characters without spaces."));
            _version = version;
        }

        var (isMoment, text) = ValueOf(comment, "effective-from");
        if (!isMoment)
            return;
        if (EffectiveFrom is not null || !MomentFormat.TryParse(text, out var moment))
            throw new KnowledgeFormatException(Invariant($"{source}:{line}: effective-from must be said once, as {MomentFormat.Expected}."));
        EffectiveFrom = moment.ToUnixTimeMilliseconds();
    }

    /// <summary>The version that was said, else the first 12 hexadecimal digits of SHA-256 of the content.</summary>
    public string Version(ReadOnlySpan<byte> content) => _version ?? Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6));

    private static (bool IsFound, string Value) ValueOf(ReadOnlySpan<char> comment, string key)
    {
        var text = comment.TrimStart('#').TrimStart();
        if (!text.StartsWith(key, StringComparison.OrdinalIgnoreCase))
            return (false, "");
        text = text[key.Length..].TrimStart();
        return text is [':', ..] ? (true, text[1..].Trim().ToString()) : (false, "");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
