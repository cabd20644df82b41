using System.CommandLine;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Feed;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Verbs;

/// <summary>The options of verbs that write into an input topic.</summary>
internal sealed class FeedArguments
{
    private readonly Option<string?> _topic = new("--topic")
    {
        Description = "The topic to write to.",
        HelpName = "TOPIC",
    };

    private readonly Option<int> _create = new("--create")
    {
        Description = "Create the topic with so many partitions when it is missing.",
        HelpName = "N",
        DefaultValueFactory = _ => 0,
    };

    private readonly Option<int> _lines = new("--lines-per-message")
    {
        Description = "How many lines a message holds.",
        HelpName = "N",
        DefaultValueFactory = _ => 100,
    };

    public void AddTo(Command command, bool isRequired)
    {
        _topic.Required = isRequired;
        command.Add(_topic);
        command.Add(_create);
        command.Add(_lines);
    }

    public string? Topic(ParseResult parsed) => parsed.GetValue(_topic);

    public int LinesPerMessage(ParseResult parsed)
    {
        var lines = parsed.GetValue(_lines);
        return lines is >= 1 and <= 100_000 ? lines : throw UserException.Usage($"--lines-per-message is {lines}: give 1 to 100000.");
    }

    /// <summary>Opens the topic.</summary>
    /// <exception cref="UserException">No broker answers, or the topic is missing.</exception>
    public async Task<TopicFeed> OpenAsync(ParseResult parsed, Settings settings, Terminal terminal)
    {
        var log = new ClientLog((level, text) => WriteGrave(terminal, level, text), TimeProvider.System);
        try
        {
            return await TopicFeed.OpenAsync(settings.Kafka, Topic(parsed)!, Math.Max(0, parsed.GetValue(_create)), log);
        }
        catch (StageFailedException e)
        {
            throw StageFailures.ToUser(e);
        }
    }

    private static void WriteGrave(Terminal terminal, ClientLogLevel level, string text)
    {
        if (level >= ClientLogLevel.Error)
            terminal.Error.WriteLine(text);
    }
}
