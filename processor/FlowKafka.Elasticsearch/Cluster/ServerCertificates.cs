using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FlowKafka.Elasticsearch;

/// <summary>Whose certificates are trusted: the system's authorities, those of a file, or one by its fingerprint.</summary>
internal static class ServerCertificates
{
    /// <summary>What TLS is told.</summary>
    /// <exception cref="ServerException">The file can't be read, or holds no certificate.</exception>
    public static SslClientAuthenticationOptions Of(ServerEndpoint endpoint)
    {
        var tls = new SslClientAuthenticationOptions();
        if (endpoint.CaFile.Length > 0)
            tls.CertificateChainPolicy = Trust(endpoint);
        if (Fingerprint.Read(endpoint.Fingerprint) is { } fingerprint)
            tls.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Accepts(fingerprint, certificate, chain, errors);
        return tls;
    }

    /// <summary>
    /// True for the server's own certificate, whatever names are in it, and for a certificate with the server's name that an
    /// authority with this fingerprint has signed.
    /// </summary>
    internal static bool Accepts(byte[] fingerprint, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 server)
            return false;
        if (IsOf(server, fingerprint))
            return true;
        if (chain is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return false;
        var presented = chain.ChainPolicy.ExtraStore.Concat(chain.ChainElements.Select(element => element.Certificate)).ToList();
        return presented.Find(authority => IsOf(authority, fingerprint)) is { } pinned && IsSignedBy(server, pinned, presented);
    }

    // That the authority is shown proves nothing: anybody can show it. It has to have signed.
    private static bool IsSignedBy(X509Certificate2 server, X509Certificate2 pinned, List<X509Certificate2> presented)
    {
        using var chain = new X509Chain { ChainPolicy = Policy() };
        chain.ChainPolicy.CustomTrustStore.Add(pinned);
        chain.ChainPolicy.ExtraStore.AddRange(presented.ToArray());
        chain.ChainPolicy.DisableCertificateDownloads = true;
        // An authority below the root is an end of the chain too; only that is let pass.
        var isWhole = chain.Build(server)
            || chain.ChainStatus.All(status => status.Status is X509ChainStatusFlags.PartialChain or X509ChainStatusFlags.UntrustedRoot);
        return isWhole && chain.ChainElements.Skip(1).Any(element => element.Certificate.RawDataMemory.Span.SequenceEqual(pinned.RawDataMemory.Span));
    }

    private static bool IsOf(X509Certificate2 certificate, byte[] fingerprint) =>
        certificate.GetCertHash(HashAlgorithmName.SHA256).AsSpan().SequenceEqual(fingerprint);

    private static X509ChainPolicy Trust(ServerEndpoint endpoint)
    {
        try
        {
            var policy = Policy();
            policy.CustomTrustStore.ImportFromPemFile(endpoint.CaFile);
            return policy.CustomTrustStore.Count > 0 ? policy : throw new CryptographicException("it holds no certificate.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ServerException(
                ServerFault.Configuration,
                $"{endpoint.Section}:CaFile: {endpoint.CaFile} can't be used: {e.Message.ReplaceLineEndings(" ")}",
                e);
        }
    }

    // Whether the authorities revoke is theirs to say; a private one has nobody to ask.
    private static X509ChainPolicy Policy() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        RevocationMode = X509RevocationMode.NoCheck,
    };
}
