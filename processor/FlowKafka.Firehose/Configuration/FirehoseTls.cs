using System.Security.Cryptography;

namespace FlowKafka.Firehose;

/// <summary>The certificate of the door: the configuration section <c>Firehose:Tls</c>. The files are read again when they change.</summary>
public sealed record FirehoseTls
{
    /// <summary>A PEM file with the certificate and the ones between it and its root, or a PFX file (.pfx, .p12).</summary>
    public string Certificate { get; init; } = "";

    /// <summary>The PEM file of the private key; empty when it is in the same file.</summary>
    public string Key { get; init; } = "";

    /// <summary>The password of the private key or of the PFX file; empty for none.</summary>
    public string Password { get; init; } = "";

    internal bool IsPfx =>
        System.IO.Path.GetExtension(Certificate).ToLowerInvariant() is ".pfx" or ".p12";

    internal string? FaultOf()
    {
        if (Certificate.Length == 0)
            return null;
        try
        {
            ServerCertificate.Read(this);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return $"Firehose:Tls: {Certificate} can't be used: {e.Message.ReplaceLineEndings(" ")}";
        }
    }
}
