using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace FlowKafka.IntegrationTests.Firehose;

/// <summary>Posts requests with curl: a client that knows nothing of this program.</summary>
internal sealed partial class Curl(string url, string folder)
{
    private int _rounds;

    /// <summary>False, with a line that says so, where there is no curl.</summary>
    public static bool IsThere()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(path => File.Exists(Path.Combine(path, "curl")));
        if (!isThere)
            Console.WriteLine("Skipped: there is no curl.");
        return isThere;
    }

    /// <summary>Writes the body of a request, which is posted by its number from then on.</summary>
    public void Write(int number, IEnumerable<byte[]> records)
    {
        var data = string.Join(',', records.Select(record => $$"""{"data":"{{Convert.ToBase64String(record)}}"}"""));
        var body = Encoding.ASCII.GetBytes($$"""{"requestId":"{{IdOf(number)}}","timestamp":1700000000000,"records":[{{data}}]}""");
        using var file = File.Create(PathOf(number));
        using Stream target = IsGzip(number) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        target.Write(body);
    }

    /// <summary>Posts requests, and tells the status of each as it comes; 0 where there was no answer.</summary>
    /// <param name="numbers">The requests, in order when there is but one at a time.</param>
    /// <param name="parallel">How many at a time.</param>
    /// <param name="answered">Takes number and status.</param>
    public void Post(IEnumerable<int> numbers, int parallel, Action<int, int> answered)
    {
        var config = Path.Combine(folder, $"curl-{_rounds++}");
        File.WriteAllText(config, string.Join("next\n", numbers.Select(Section)));
        var start = new ProcessStartInfo("curl", ["--config", config, .. parallel > 1 ? Parallel(parallel) : []])
        {
            // Its standard output would come in blocks, long after the answers.
            RedirectStandardError = true,
        };
        using var curl = Process.Start(start)!;
        while (curl.StandardError.ReadLine() is { } line)
        {
            // What else curl has to say is in other words.
            if (Answer().Match(line) is { Success: true } match)
                answered(int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }

        curl.WaitForExit();
    }

    private static string[] Parallel(int parallel) =>
        ["--parallel", "--parallel-immediate", "--parallel-max", parallel.ToString(CultureInfo.InvariantCulture)];

    // Every fifth is packed.
    private static bool IsGzip(int number) => number % 5 == 0;

    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:d12}");

    private string PathOf(int number) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"body-{number}"));

    private string Section(int number) => $$"""
        no-progress-meter
        url = "{{url}}"
        request = "POST"
        header = "Content-Type: application/json"
        header = "X-Amz-Firehose-Protocol-Version: 1.0"
        header = "X-Amz-Firehose-Request-Id: {{IdOf(number)}}"
        header = "X-Amz-Firehose-Access-Key: {{DoorProcess.Key}}"
        {{(IsGzip(number) ? "header = \"Content-Encoding: gzip\"" : "")}}
        data-binary = "@{{PathOf(number)}}"
        output = "/dev/null"
        max-time = 60
        write-out = "%{stderr}answer %{http_code} {{number}}\n"

        """;

    [GeneratedRegex(@"answer (\d{3}) (\d+)$")]
    private static partial Regex Answer();
}
