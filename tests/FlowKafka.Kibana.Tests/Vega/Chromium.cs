using System.Diagnostics;

namespace FlowKafka.Kibana.Tests.Vega;

/// <summary>A chromium without a window.</summary>
internal sealed class Chromium : IDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly TemporaryFolder _profile;
    private readonly Process _process;
    private readonly Task<string> _lastWords;

    private Chromium(IEnumerable<string> arguments)
    {
        _profile = new();
        var start = new ProcessStartInfo(Find()!) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["TZ"] = "UTC";
        start.Environment["LANG"] = "C.UTF-8";
        // In a container it runs as root, where its own sandbox can't.
        foreach (var argument in (IEnumerable<string>)["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars", $"--user-data-dir={_profile.Path}", .. arguments])
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _lastWords = _process.StandardError.ReadToEndAsync();
        _process.StandardOutput.ReadToEndAsync();
    }

    public static bool IsThere => Find() is not null;

    /// <summary>Ends, with what it said, when the browser is gone.</summary>
    public async Task<string> EndAsync()
    {
        await _process.WaitForExitAsync();
        return await _lastWords;
    }

    /// <summary>Opens a page.</summary>
    public static Chromium Open(string url) => new([url]);

    /// <summary>Takes a picture of a page and ends.</summary>
    public static async Task PictureAsync(string url, string file, int width, int height, TimeSpan patience)
    {
        using var chromium = new Chromium([$"--window-size={width},{height}", "--virtual-time-budget=30000", $"--screenshot={file}", url]);
        await chromium.EndAsync().WaitAsync(patience);
        Assert.True(File.Exists(file), chromium._lastWords.Result);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        try
        {
            _profile.Dispose();
        }
        catch (IOException)
        {
            // A last child of it may still be writing there.
        }
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(static folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
