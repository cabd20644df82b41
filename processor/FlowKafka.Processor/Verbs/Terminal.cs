using System.Text;
using Spectre.Console;

namespace FlowKafka.Processor.Verbs;

/// <summary>The process's output and error streams. What is no terminal gets no control characters.</summary>
internal sealed class Terminal
{
    private const int WideEnough = 4000;

    public Terminal(
        TextWriter output, TextWriter error, bool isOutputTerminal = false, bool isErrorTerminal = false, Func<Stream>? input = null)
    {
        Input = input ?? (static () => Stream.Null);
        Out = output;
        Error = error;
        IsErrorTerminal = isErrorTerminal;
        Tables = ConsoleOf(output, isOutputTerminal);
        Progress = ConsoleOf(error, isErrorTerminal);
    }

    /// <summary>Opens what is piped in.</summary>
    public Func<Stream> Input { get; }

    /// <summary>The terminal's columns; null where results are no terminal's.</summary>
    public int? Width => Tables.Profile.Width == WideEnough ? null : Tables.Profile.Width;

    /// <summary>Results.</summary>
    public TextWriter Out { get; }

    /// <summary>Where results go that are bytes already.</summary>
    public Stream OpenOut()
    {
        Out.Flush();
        return Out is StreamWriter writer ? writer.BaseStream : new TextStream(Out);
    }

    /// <summary>Messages and progress.</summary>
    public TextWriter Error { get; }

    /// <summary>True when messages are read by a person as they come.</summary>
    public bool IsErrorTerminal { get; }

    /// <summary>Tables among the results.</summary>
    public IAnsiConsole Tables { get; }

    /// <summary>Progress among the messages.</summary>
    public IAnsiConsole Progress { get; }

    /// <summary>The streams of this process, UTF-8.</summary>
    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var isOutputTerminal = !Console.IsOutputRedirected;
        var output = new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 16) { AutoFlush = isOutputTerminal };
        var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        return new(output, TextWriter.Synchronized(error), isOutputTerminal, !Console.IsErrorRedirected, Console.OpenStandardInput);
    }

    private static IAnsiConsole ConsoleOf(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            // A file has no edge at which a table would have to be cut.
            console.Profile.Width = WideEnough;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }
}
