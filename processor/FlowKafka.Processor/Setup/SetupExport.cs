using System.Text;
using FlowKafka.Elasticsearch.Setup;

namespace FlowKafka.Processor.Setup;

/// <summary>Writes the requests of a dry run into a folder: a file for each body, and a script that sends them with curl.</summary>
internal sealed class SetupExport(string folder)
{
    private readonly StringBuilder _script = new(
        """
        #!/bin/sh
        # Sends what 'flowkafka setup' would send. Set ELASTICSEARCH_URL and KIBANA_URL, and CURL_OPTIONS for credentials and certificates,
        # as: CURL_OPTIONS='--cacert ca.pem -H @header.txt' with "Authorization: ApiKey …" in header.txt.
        set -eu
        cd "$(dirname "$0")"

        """.ReplaceLineEndings("\n"));

    /// <summary>Writes a request's body, and its line of the script.</summary>
    public void Add(SetupRequest request)
    {
        var plain = request.Path.Split('?')[0];
        var file = $"{request.Server}/{plain}{(request.FileName is null ? ".json" : ".ndjson")}";
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, request.Body.Span);
        var body = request.FileName is null ? $"-H 'Content-Type: application/json' --data-binary '@{file}'" : $"-F 'file=@{file}'";
        var (url, header) = request.Server == "kibana" ? ("$KIBANA_URL", " -H 'kbn-xsrf: true'") : ("$ELASTICSEARCH_URL", "");
        _script.Append($"curl -fsS ${{CURL_OPTIONS:-}} -X {request.Method}{header} {body} \"{url}/{request.Path}\"; echo\n");
    }

    /// <summary>Writes the script.</summary>
    public void Finish()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "install.sh"), _script.ToString());
    }
}
