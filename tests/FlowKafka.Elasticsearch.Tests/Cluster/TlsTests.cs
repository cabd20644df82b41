using System.Security.Cryptography.X509Certificates;
using FlowKafka.Processor.Tests;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Cluster;

public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _other = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task SendAsync_ToACertificateOfTheCaFile_IsAnswered() =>
        Assert.Null(await FaultAsync(_authority.Sign(), new() { CaFile = CaFile(_authority) }));

    [Fact]
    public async Task SendAsync_ToACertificateOfAnotherAuthority_SaysWhatToCheck() =>
        Assert.Equal(
            "Elasticsearch at URL shows a certificate that is not trusted: check that Elasticsearch:CaFile holds its authority, and that the certificate is for this name.",
            await FaultAsync(_authority.Sign(), new() { CaFile = CaFile(_other) }));

    [Fact]
    public async Task SendAsync_ToACertificateForAnotherName_SaysWhatToCheck() =>
        Assert.Equal(
            "Elasticsearch at URL shows a certificate that is not trusted: check that Elasticsearch:CaFile holds its authority, and that the certificate is for this name.",
            await FaultAsync(_authority.Sign("es.example"), new() { CaFile = CaFile(_authority) }));

    [Fact]
    public async Task SendAsync_ToAnUnknownCertificate_NamesCaFileAndFingerprint() =>
        Assert.Equal(
            "Elasticsearch at URL shows a certificate that is not trusted: set Elasticsearch:CaFile to the PEM file of its authority, or Elasticsearch:Fingerprint to its SHA-256 fingerprint.",
            await FaultAsync(_authority.Sign(), new()));

    [Fact]
    public async Task SendAsync_ToTheCertificateOfTheFingerprint_IsAnsweredWhateverItsName()
    {
        var certificate = _authority.Sign("es.example");

        Assert.Null(await FaultAsync(certificate, new() { Fingerprint = TestAuthority.FingerprintOf(certificate) }));
    }

    [Fact]
    public async Task SendAsync_ToTheCertificateOfTheFingerprintWithColons_IsAnswered()
    {
        var certificate = _authority.Sign();
        var digits = TestAuthority.FingerprintOf(certificate).ToLowerInvariant().Chunk(2).Select(pair => new string(pair));

        Assert.Null(await FaultAsync(certificate, new() { Fingerprint = string.Join(':', digits) }));
    }

    [Fact]
    public async Task SendAsync_ToACertificateOfTheAuthorityOfTheFingerprint_IsAnswered() =>
        Assert.Null(await FaultAsync(_authority.Sign(), new() { Fingerprint = TestAuthority.FingerprintOf(_authority.Intermediate) }, [_authority.Intermediate]));

    [Fact]
    public async Task SendAsync_ToACertificateOfThatAuthorityForAnotherName_IsNotTrusted() =>
        Assert.Equal(
            "Elasticsearch at URL shows a certificate that is not trusted: Elasticsearch:Fingerprint is of neither it nor its authority; compare the two.",
            await FaultAsync(_authority.Sign("es.example"), new() { Fingerprint = TestAuthority.FingerprintOf(_authority.Intermediate) }, [_authority.Intermediate]));

    [Fact]
    public async Task SendAsync_ToAnotherCertificateThanThatOfTheFingerprint_IsNotTrusted() =>
        Assert.Equal(
            "Elasticsearch at URL shows a certificate that is not trusted: Elasticsearch:Fingerprint is of neither it nor its authority; compare the two.",
            await FaultAsync(_authority.Sign(), new() { Fingerprint = TestAuthority.FingerprintOf(_other.Sign()) }));

    // Anybody can show an authority's certificate; it has to have signed the server's.
    [Fact]
    public void Accepts_OfAnAuthorityThatIsOnlyShown_IsFalse()
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.ExtraStore.Add(_authority.Root);
        chain.ChainPolicy.ExtraStore.Add(_authority.Intermediate);
        var root = Fingerprint.Read(TestAuthority.FingerprintOf(_authority.Root))!;
        var intermediate = Fingerprint.Read(TestAuthority.FingerprintOf(_authority.Intermediate))!;

        Assert.False(ServerCertificates.Accepts(root, _other.Sign(), chain, default));
        Assert.False(ServerCertificates.Accepts(intermediate, _other.Sign(), chain, default));
        Assert.True(ServerCertificates.Accepts(root, _authority.Sign(), chain, default));
        Assert.True(ServerCertificates.Accepts(intermediate, _authority.Sign(), chain, default));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    private static async Task<string?> FaultAsync(X509Certificate2 certificate, ElasticsearchOptions options, X509Certificate2Collection? chain = null)
    {
        await using var server = await BulkServer.StartAsync(certificate: certificate, chain: chain);
        using var client = new ElasticsearchClient(options with { Nodes = [server.Url] }, TimeProvider.System);
        try
        {
            await client.FindProductAsync();
            return null;
        }
        catch (ServerException e)
        {
            Assert.Equal(ServerFault.Untrusted, e.Fault);
            return e.Message.Replace(server.Url, "URL", StringComparison.Ordinal);
        }
    }

    private string CaFile(TestAuthority authority) =>
        _folder.Write("ca.pem", authority.Root.ExportCertificatePem() + "\n" + authority.Intermediate.ExportCertificatePem() + "\n");
}
