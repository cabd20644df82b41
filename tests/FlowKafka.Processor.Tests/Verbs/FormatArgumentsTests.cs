using System.CommandLine;
using FlowKafka.Flows;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Tests.Verbs;

public sealed class FormatArgumentsTests
{
    private const string Gateway = "srcaddr dstaddr pkt-srcaddr pkt-dstaddr srcport dstport protocol packets bytes start end";

    private static readonly Settings Configured = new()
    {
        Ingest = new()
        {
            Keying = AddressKeying.Plain,
            Files = new() { Source = FlowLogSource.ZeekJson },
            Topics = [new() { Name = "gateways", Format = Gateway, Keying = AddressKeying.Pkt }],
        },
    };

    private static FlowLogDecoderOptions Decoder(params string[] options)
    {
        var arguments = new FormatArguments();
        var command = new Command("any");
        arguments.AddTo(command);
        return arguments.ToDecoder(command.Parse(options), Configured);
    }

    [Fact]
    public void ToDecoder_WithoutOptions_IsWhatTheConfigurationSaysOfFiles()
    {
        var options = Decoder();

        Assert.Equal((FlowLogSource.ZeekJson, AddressKeying.Plain), (options.Source, options.Keying));
    }

    [Fact]
    public void ToDecoder_Options_WinOverTheConfiguration()
    {
        var options = Decoder("--source", "awsvpc", "--keying", "pkt", "--fields", Gateway);

        Assert.Equal((FlowLogSource.AwsVpc, AddressKeying.Pkt), (options.Source, options.Keying));
        Assert.Equal(Gateway, options.Format.ToString());
    }

    [Fact]
    public void ToDecoder_AsTopic_IsWhatTheTopicIsReadWith()
    {
        var options = Decoder("--as-topic", "gateways");

        Assert.Equal((FlowLogSource.Auto, AddressKeying.Pkt), (options.Source, options.Keying));
        Assert.Equal(Gateway, options.Format.ToString());
    }

    [Fact]
    public void ToDecoder_AvroFields_AreTheMapping()
    {
        var options = Decoder(
            "--source", "avro", "--avro-field", "srcaddr=flow.src", "--avro-field", "dstaddr=flow.dst", "--avro-field", "protocol=p",
            "--avro-field", "packets=n", "--avro-field", "bytes=b", "--avro-field", "start=t", "--avro-field", "duration=d");

        Assert.Equal(("flow.src", "flow.dst", "d"), (options.Avro!.Fields.SrcAddr, options.Avro.Fields.DstAddr, options.Avro.Fields.Duration));
    }

    [Theory]
    [InlineData("--avro-field srcaddr", "write PART=PATH")]
    [InlineData("--avro-field sourc=x", "there is no part sourc; there are srcaddr, dstaddr,")]
    [InlineData("--as-topic nowhere", "Ingest:Topics has gateways.")]
    [InlineData("--fields srcaddr", "--fields: The format lacks dstaddr.")]
    public void ToDecoder_OptionThatDoesNotFit_IsALineThatSaysWhatDoes(string options, string line)
    {
        var refused = Assert.Throws<UserException>(() => Decoder(options.Split(' ')));

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(line, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToDecoder_AvroWithoutFields_IsAFaultOfTheConfiguration()
    {
        var refused = Assert.Throws<ConfigurationException>(() => Decoder("--source", "avro"));

        Assert.Equal(["Ingest:Files:Source is Avro: say in Avro:Fields which Avro field holds what."], refused.Problems);
    }
}
