using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FlowKafka.Firehose;

/// <summary>The certificate that the door shows, with those between it and its root. Safe for concurrent use.</summary>
internal sealed class ServerCertificate
{
    private readonly FirehoseTls _tls;
    private SslStreamCertificateContext _context;

    /// <summary>Reads the files.</summary>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="CryptographicException">A file holds no certificate with its key.</exception>
    public ServerCertificate(FirehoseTls tls)
    {
        _tls = tls;
        _context = Read(tls);
    }

    /// <summary>What new connections get.</summary>
    public SslStreamCertificateContext Current => Volatile.Read(ref _context);

    /// <summary>Until when the certificate is good.</summary>
    public DateTime NotAfter => Current.TargetCertificate.NotAfter.ToUniversalTime();

    /// <summary>Reads the files again. When that fails, the certificate stays as it was.</summary>
    public void Reload() => Volatile.Write(ref _context, Read(_tls));

    internal static SslStreamCertificateContext Read(FirehoseTls tls)
    {
        var all = new X509Certificate2Collection();
        X509Certificate2 own;
        if (tls.IsPfx)
        {
            all.AddRange(X509CertificateLoader.LoadPkcs12CollectionFromFile(tls.Certificate, tls.Password.Length == 0 ? null : tls.Password));
            own = all.FirstOrDefault(certificate => certificate.HasPrivateKey)
                ?? throw new CryptographicException("it holds no private key.");
        }
        else
        {
            all.ImportFromPemFile(tls.Certificate);
            var key = tls.Key.Length == 0 ? tls.Certificate : tls.Key;
            own = tls.Password.Length == 0
                ? X509Certificate2.CreateFromPemFile(tls.Certificate, key)
                : X509Certificate2.CreateFromEncryptedPemFile(tls.Certificate, tls.Password, key);
        }

        X509Certificate2[] between = [.. all.Where(certificate => certificate.Thumbprint != own.Thumbprint)];
        return SslStreamCertificateContext.Create(own, [.. between], offline: true);
    }
}
