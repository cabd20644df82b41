using FlowKafka.Processor.Tests;

namespace FlowKafka.Elasticsearch.Tests.Cluster;

public class OptionFaultsTests
{
    private const string Digest = "ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12";

    [Fact]
    public void Faults_OfTheDefaults_AreNone()
    {
        Assert.Empty(new ElasticsearchOptions().Faults());
        Assert.Empty(new KibanaOptions().Faults());
    }

    [Theory]
    [InlineData("https://es-1:9200")]
    [InlineData("http://127.0.0.1:9200/es/")]
    [InlineData("https://[::1]:9200")]
    public void Faults_OfAnAddress_AreNone(string node) => Assert.Empty(new ElasticsearchOptions { Nodes = [node] }.Faults());

    [Theory]
    [InlineData("es-1:9200", "Elasticsearch:Nodes holds 'es-1:9200': write http:// or https://, a host and a port, as https://es-1:9200.")]
    [InlineData("ftp://es-1", "Elasticsearch:Nodes holds 'ftp://es-1': write http:// or https://, a host and a port, as https://es-1:9200.")]
    [InlineData("", "Elasticsearch:Nodes holds '': write http:// or https://, a host and a port, as https://es-1:9200.")]
    [InlineData("https://es-1:9200?a=b", "Elasticsearch:Nodes holds 'https://es-1:9200?a=b': write http:// or https://, a host and a port, as https://es-1:9200.")]
    [InlineData("me:secret@es-1", "Elasticsearch:Nodes holds 'es-1': write http:// or https://, a host and a port, as https://es-1:9200.")]
    [InlineData("https://me:secret@es-1:9200", "Elasticsearch:Nodes holds a user: write https://es-1:9200, and the user into UserName and Password.")]
    public void Faults_OfNoAddress_SayWhatToWrite(string node, string expected) =>
        Assert.Equal([expected], new ElasticsearchOptions { Nodes = [node] }.Faults());

    [Fact]
    public void Faults_OfCredentials_AreOneLineEach()
    {
        Assert.Equal(
            ["Elasticsearch:ApiKey and Elasticsearch:UserName are both given: leave one out."],
            new ElasticsearchOptions { ApiKey = "a", UserName = "b", Password = "c" }.Faults());
        Assert.Equal(
            ["Elasticsearch:Password is given, and Elasticsearch:UserName is not."],
            new ElasticsearchOptions { Password = "c" }.Faults());
        Assert.Equal(
            ["Elasticsearch:UserName has a colon, which basic authentication cannot carry."],
            new ElasticsearchOptions { UserName = "a:b", Password = "c" }.Faults());
        Assert.Equal(
            ["Elasticsearch:ApiKey holds a blank or another character that no API key has: write the encoded key, as Elasticsearch hands it out."],
            new ElasticsearchOptions { ApiKey = "a\nb" }.Faults());
        Assert.Empty(new ElasticsearchOptions { ApiKey = "VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==" }.Faults());
    }

    [Theory]
    [InlineData(Digest, true)]
    [InlineData("AB:12:AB:12:AB:12:AB:12:AB:12:AB:12:AB:12:AB:12:AB:12:AB:12:AB:12:AB:12:AB:12:AB:12:AB:12:AB:12", true)]
    [InlineData(Digest + "00", false)]
    [InlineData("ab12", false)]
    [InlineData("zz12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12", false)]
    public void Faults_OfAFingerprint_GoByItsForm(string fingerprint, bool isRight) =>
        Assert.Equal(
            isRight ? [] : ["Elasticsearch:Fingerprint is no SHA-256 fingerprint: write its 64 hexadecimal digits, with colons or without."],
            new ElasticsearchOptions { Fingerprint = fingerprint }.Faults());

    [Fact]
    public void Faults_OfCaFileAndFingerprint_LeaveOneOut() =>
        Assert.Equal(
            ["Elasticsearch:CaFile and Elasticsearch:Fingerprint are both given: leave one out."],
            new ElasticsearchOptions { CaFile = "ca.pem", Fingerprint = Digest }.Faults());

    [Theory]
    [InlineData("default", null)]
    [InlineData("prod_eu.1", null)]
    [InlineData("", "name one, as default")]
    [InlineData("Prod", "it must be in lower case")]
    [InlineData("a-b", "it must have no hyphen, no blank and none of \\ / * ? \" < > | , # :")]
    [InlineData("a b", "it must have no hyphen, no blank and none of \\ / * ? \" < > | , # :")]
    [InlineData("a*", "it must have no hyphen, no blank and none of \\ / * ? \" < > | , # :")]
    public void Faults_OfANamespace_FollowTheRulesForDataStreams(string name, string? wrong) =>
        Assert.Equal(
            wrong is null ? [] : [$"Elasticsearch:Namespace is '{name}': {wrong}."],
            new ElasticsearchOptions { Namespace = name }.Faults());

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Faults_OfANamespace_GoByItsLength(int length, bool isRight) =>
        Assert.Equal(isRight, !new ElasticsearchOptions { Namespace = new('a', length) }.Faults().Any());

    [Fact]
    public void Faults_OfNumbers_KnowBothEnds()
    {
        Assert.Empty(new ElasticsearchOptions { BatchBytes = 4096, BatchAge = TimeSpan.FromMilliseconds(10), InFlight = 1, RequestTimeout = TimeSpan.FromSeconds(1), RetryFor = TimeSpan.Zero }.Faults());
        Assert.Empty(new ElasticsearchOptions { BatchBytes = 104857600, BatchAge = TimeSpan.FromMinutes(10), InFlight = 32, RequestTimeout = TimeSpan.FromMinutes(10), RetryFor = TimeSpan.FromDays(7) }.Faults());
        Assert.Equal(
            [
                "Elasticsearch:BatchBytes is 4095: it must be from 4096 to 104857600, the most that Elasticsearch takes.",
                "Elasticsearch:BatchAge is 00:00:00.0090000: it must be from 10 milliseconds to 10 minutes.",
                "Elasticsearch:InFlight is 0: it must be from 1 to 32.",
                "Elasticsearch:RequestTimeout is 00:00:00.9990000: it must be from a second to 10 minutes.",
                "Elasticsearch:RetryFor is -00:00:00.0010000: it must be from 0 to 7 days.",
            ],
            new ElasticsearchOptions { BatchBytes = 4095, BatchAge = TimeSpan.FromMilliseconds(9), InFlight = 0, RequestTimeout = TimeSpan.FromMilliseconds(999), RetryFor = TimeSpan.FromMilliseconds(-1) }.Faults());
        Assert.Equal(5, new ElasticsearchOptions { BatchBytes = 104857601, BatchAge = TimeSpan.FromMinutes(11), InFlight = 33, RequestTimeout = TimeSpan.FromMinutes(11), RetryFor = TimeSpan.FromDays(8) }.Faults().Count());
    }

    [Fact]
    public void Faults_OfKibana_AreOneLineEach() =>
        Assert.Equal(
            [
                "Kibana:Url holds 'kibana:5601': write http:// or https://, a host and a port, as https://kibana:5601.",
                "Kibana:Space is 'My Space': write the space's identifier: lower-case letters, digits, _ and -.",
                "Kibana:Password is given, and Kibana:UserName is not.",
            ],
            new KibanaOptions { Url = "kibana:5601", Space = "My Space", Password = "x" }.Faults());

    [Theory]
    [InlineData("missing.pem")]
    [InlineData(".")]
    public void ReadCertificates_OfAFileThatCannotBeRead_SaysWhich(string file)
    {
        var fault = Assert.Throws<ServerException>(() => new ElasticsearchOptions { CaFile = file }.ReadCertificates());

        Assert.Equal(ServerFault.Configuration, fault.Fault);
        Assert.StartsWith($"Elasticsearch:CaFile: {file} can't be used: ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void ReadCertificates_OfAFileWithoutACertificate_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("ca.pem", "hello\n");

        var fault = Assert.Throws<ServerException>(() => new KibanaOptions { CaFile = file }.ReadCertificates());

        Assert.Equal($"Kibana:CaFile: {file} can't be used: it holds no certificate.", fault.Message);
    }
}
