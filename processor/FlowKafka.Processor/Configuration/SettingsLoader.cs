using FlowKafka.Processor.Verbs;
using Microsoft.Extensions.Configuration;

namespace FlowKafka.Processor.Configuration;

/// <summary>Reads settings: a file, then the environment, then the command line; the later wins.</summary>
internal sealed class SettingsLoader
{
    /// <summary>The file's name.</summary>
    public const string FileName = "appsettings.json";

    /// <summary>What variables of the environment begin with, as <c>FLOWKAFKA__Ingest__Grace</c>.</summary>
    public const string Prefix = "FLOWKAFKA__";

    private SettingsLoader(Settings settings, IReadOnlyList<string> problems, string? file) =>
        (Settings, Problems, File) = (settings, problems, file);

    /// <summary>What was read; where there is a problem, the default.</summary>
    public Settings Settings { get; }

    /// <summary>One line for each unknown key and each value that does not fit.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The file that was read; null when there was none.</summary>
    public string? File { get; }

    /// <summary>Reads settings.</summary>
    /// <param name="file">The file that the user named; null for appsettings.json here, or else beside the program.</param>
    /// <param name="overrides">Keys and values of the command line.</param>
    /// <exception cref="ConfigurationException">The file is no JSON.</exception>
    /// <exception cref="UserException">The named file does not exist.</exception>
    public static SettingsLoader Load(string? file, IEnumerable<KeyValuePair<string, string?>> overrides)
    {
        if (file is not null && !System.IO.File.Exists(file))
            throw UserException.Usage($"There is no configuration file {file}.");
        file ??= Usual();
        var builder = new ConfigurationBuilder();
        if (file is not null)
            builder.AddJsonFile(Path.GetFullPath(file), optional: false, reloadOnChange: false);
        builder.AddEnvironmentVariables(Prefix).AddInMemoryCollection(overrides);
        try
        {
            var binder = new SettingsBinder(builder.Build());
            var settings = binder.Bind<Settings>();
            return new(settings, binder.Problems, file);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            var cause = e;
            while (cause.InnerException is not null)
                cause = cause.InnerException;
            throw new ConfigurationException([$"{file} is not JSON: {cause.Message.ReplaceLineEndings(" ")}"]);
        }
    }

    private static string? Usual() => new[] { FileName, Path.Combine(AppContext.BaseDirectory, FileName) }.FirstOrDefault(System.IO.File.Exists);
}
