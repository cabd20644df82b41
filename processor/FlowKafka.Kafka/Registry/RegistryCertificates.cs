using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FlowKafka.Flows;

namespace FlowKafka.Kafka.Registry;

/// <summary>Reads the certificates with which a registry is spoken to.</summary>
internal static class RegistryCertificates
{
    /// <summary>What TLS is told; without files, what the system has.</summary>
    /// <exception cref="SchemaSourceException">A file cannot be read, or holds none.</exception>
    public static SslClientAuthenticationOptions Of(SchemaRegistryOptions options)
    {
        var tls = new SslClientAuthenticationOptions();
        if (options.CaFile.Length > 0)
            tls.CertificateChainPolicy = Read(options.CaFile, () => Trust(options.CaFile));
        if (options.CertificateFile.Length > 0)
            tls.ClientCertificates = [Read(options.CertificateFile, () => Own(options))];
        return tls;
    }

    private static X509ChainPolicy Trust(string file)
    {
        // Whether the authorities revoke is theirs to say; a private one has nobody to ask.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(file);
        return policy.CustomTrustStore.Count > 0 ? policy : throw new CryptographicException("it holds no certificate");
    }

    private static X509Certificate2 Own(SchemaRegistryOptions options) =>
        X509Certificate2.CreateFromPemFile(options.CertificateFile, options.KeyFile.Length > 0 ? options.KeyFile : null);

    private static T Read<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SchemaSourceException($"Registry: {file} cannot be used: {e.Message}", e);
        }
    }
}
