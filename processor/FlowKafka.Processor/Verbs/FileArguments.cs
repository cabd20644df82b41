using System.CommandLine;

namespace FlowKafka.Processor.Verbs;

/// <summary>Options and arguments that several verbs share.</summary>
internal static class FileArguments
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The format of bodies of bulk requests.</summary>
    public const string Bulk = "bulk";

    public static Argument<string[]> Files(string description, bool takesStandardInput = false)
    {
        var files = new Argument<string[]>("FILES") { Description = description, Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(result =>
        {
            // A mistyped option would otherwise be taken for a file.
            foreach (var token in result.Tokens)
            {
                if (token.Value == StandardInput && !takesStandardInput)
                    result.AddError("Standard input is for decode: name a file or a folder.");
                else if (token.Value != StandardInput && token.Value.StartsWith('-') && !Path.Exists(token.Value))
                    result.AddError($"There is no option {token.Value}.");
            }
        });
        return files;
    }

    public static Option<string> Format(bool withBulk = false)
    {
        var option = new Option<string>("--format")
        {
            Description = "table for people, json for a document a line" + (withBulk ? ", bulk for what Elasticsearch's _bulk takes." : "."),
            HelpName = withBulk ? "table|json|bulk" : "table|json",
            DefaultValueFactory = _ => "table",
        };
        option.AcceptOnlyFromAmong(["table", "json", "ndjson", .. withBulk ? new[] { Bulk } : []]);
        return option;
    }

    /// <summary>True for documents, by either of their names.</summary>
    public static bool IsJson(string? format) => format is "json" or "ndjson";

    public static Option<string[]> Models() => new("--model")
    {
        Description = "A model to judge with; may be given several times. Without it: the models that come with the program.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    public static Option<string?> Layout() => new("--fields")
    {
        Description = "The fields of lines that no header line precedes, separated by spaces. Without it: AWS's default format (version 2).",
        HelpName = "NAMES",
    };
}
