namespace FlowKafka.Firehose.Tests;

public sealed class OptionsTests
{
    private static readonly FirehoseOptions Good = new() { PlainHttp = true, AccessKeys = ["a key"] };

    [Fact]
    public void Faults_Defaults_HaveNoFaultButDoNotOpen()
    {
        var options = new FirehoseOptions();

        Assert.Empty(options.Faults());
        Assert.False(options.IsConfigured);
        Assert.Collection(
            options.OpeningFaults(),
            fault => Assert.StartsWith("Firehose has no access key: ", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("Firehose has no certificate: ", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void OpeningFaults_KeyAndPlainHttp_Opens() => Assert.Empty(Good.OpeningFaults());

    public static TheoryData<string, FirehoseOptions> Faulty => new()
    {
        { "Firehose:Address", Good with { Address = "localhost" } },
        { "Firehose:Address", Good with { Address = "127.0.0.1" } },
        { "Firehose:Path", Good with { Path = "firehose" } },
        { "Firehose:Path", Good with { Path = "/fire hose" } },
        { "Firehose:Topic", Good with { Topic = "" } },
        { "Firehose:Topic", Good with { Topic = "a/b" } },
        { "Firehose:Routes:0:Topic", Good with { Routes = [new() { Path = "/a" }] } },
        { "Firehose:Routes:0:Path", Good with { Routes = [new() { Topic = "a" }] } },
        { "Firehose:Routes has the path /a more", Good with { Routes = [new() { Path = "/a", Topic = "a" }, new() { Path = "/a", Topic = "b" }] } },
        { "Firehose:AccessKeys:1", Good with { AccessKeys = ["a", ""] } },
        { "Firehose:AccessKeys:0", Good with { AccessKeys = [" a"] } },
        { "Firehose:AccessKeys:0", Good with { AccessKeys = ["a\nb"] } },
        { "Firehose:PlainHttp", Good with { Tls = new() { Certificate = "a.pem" } } },
        { "Firehose:MaximumInFlight", Good with { MaximumInFlight = (64 << 20) - 1 } },
        { "Firehose:MaximumRequests", Good with { MaximumRequests = 0 } },
        { "Firehose:Deadline", Good with { Deadline = TimeSpan.FromSeconds(171) } },
        { "Firehose:Deadline", Good with { Deadline = TimeSpan.FromMilliseconds(999) } },
        { "Firehose:DrainTimeout", Good with { DrainTimeout = TimeSpan.FromSeconds(51) } },
        { "Firehose:ReloadInterval", Good with { ReloadInterval = TimeSpan.Zero } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Faults_OneFault_IsOneLineThatNamesIt(string start, FirehoseOptions options) =>
        Assert.StartsWith(start, Assert.Single(options.Faults()), StringComparison.Ordinal);

    [Fact]
    public void Faults_BoundaryValues_AreGood() => Assert.Empty((Good with
    {
        MaximumInFlight = 64 << 20,
        MaximumRequests = 1,
        Deadline = TimeSpan.FromSeconds(170),
        DrainTimeout = TimeSpan.FromSeconds(50),
        ReloadInterval = TimeSpan.FromSeconds(1),
        Path = "/",
    }).Faults());

    [Fact]
    public void OpeningFaults_FilesThatAreMissing_AreNamed()
    {
        var options = new FirehoseOptions { AccessKeyFile = "/no/keys", Tls = new() { Certificate = "/no/cert.pem" } };

        Assert.Collection(
            options.OpeningFaults(),
            fault => Assert.StartsWith("Firehose:AccessKeyFile: ", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("Firehose:Tls: /no/cert.pem can't be used: ", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Topics_RoutesAndDefault_EachOnce() => Assert.Equal(
        ["a", "flow-logs"],
        (Good with { Routes = [new() { Path = "/a", Topic = "a" }, new() { Path = "/b", Topic = "a" }] }).Topics);
}
