using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FlowKafka.Firehose.Tests;

/// <summary>HTTPS, with certificates made here.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("flowkafka-tls").FullName;

    [Fact]
    public async Task Post_PemPair_IsServedWithTheWholeChain()
    {
        var (chain, key) = Pem("one");
        await using var door = await Door.OpenAsync(Options(File("c.pem", chain), File("k.pem", key)));

        Assert.Equal(200, (await door.PostAsync(Door.Body([1]))).Code);
        Assert.Equal(("CN=one", 2), await ShownAsync(door));
    }

    [Fact]
    public async Task Post_PemInOneFile_IsServed()
    {
        var (chain, key) = Pem("one");
        await using var door = await Door.OpenAsync(Options(File("c.pem", chain + key), ""));

        Assert.Equal(200, (await door.PostAsync(Door.Body([1]))).Code);
    }

    [Fact]
    public async Task Post_PfxWithPassword_IsServed()
    {
        var path = Path.Combine(_folder, "c.pfx");
        using (var own = Make("two", null))
            System.IO.File.WriteAllBytes(path, own.Export(X509ContentType.Pfx, "word"));
        await using var door = await Door.OpenAsync(Options(path, "", "word"));

        Assert.Equal(200, (await door.PostAsync(Door.Body([1]))).Code);
        Assert.Contains("c.pfx can't be used", Options(path, "", "other").OpeningFaults().Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_CertificateThatChanges_IsShownToNewConnections()
    {
        var (chain, key) = Pem("before");
        await using var door = await Door.OpenAsync(Options(File("c.pem", chain), File("k.pem", key)));
        Assert.Equal("CN=before", (await ShownAsync(door)).Subject);

        (chain, key) = Pem("after");
        File("c.pem", chain);
        File("k.pem", key);
        door.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("CN=after", (await ShownAsync(door)).Subject);

        File("k.pem", "no key");
        door.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("CN=after", (await ShownAsync(door)).Subject);
        Assert.Contains(door.Log, line => line.StartsWith("warn: certificate can't be read again", StringComparison.Ordinal));
    }

    [Fact]
    public void OpeningFaults_KeyOfAnotherCertificate_IsAFault()
    {
        var (chain, _) = Pem("one");
        var (_, key) = Pem("other");

        Assert.StartsWith("Firehose:Tls: ", Options(File("c.pem", chain), File("k.pem", key)).OpeningFaults().Single(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static FirehoseOptions Options(string certificate, string key, string password = "") =>
        new() { AccessKeys = [Door.Key], Tls = new() { Certificate = certificate, Key = key, Password = password } };

    private static async Task<(string Subject, int Count)> ShownAsync(Door door)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", new Uri(door.Server.Address).Port);
        var count = 0;
        await using var tls = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false, (_, _, chain, _) =>
        {
            count = 1 + chain!.ChainPolicy.ExtraStore.Count(c => c.Subject == "CN=between");
            return true;
        });
        await tls.AuthenticateAsClientAsync("door");
        return (tls.RemoteCertificate!.Subject, count);
    }

    private (string Chain, string Key) Pem(string name)
    {
        using var root = Make("root", null);
        using var between = Make("between", root);
        using var own = Make(name, between);
        return (own.ExportCertificatePem() + "\n" + between.ExportCertificatePem() + "\n", own.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static X509Certificate2 Make(string name, X509Certificate2? issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(name is "root" or "between", false, 0, true));
        var from = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        if (issuer is null)
            return request.CreateSelfSigned(from, from.AddYears(100));
        using var signed = request.Create(issuer, from, from.AddYears(90), Encoding.ASCII.GetBytes(name));
        return signed.CopyWithPrivateKey(key);
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
