namespace FlowKafka.Elasticsearch.Setup;

/// <summary>A request that changes something.</summary>
/// <param name="Server">Who is asked: <c>elasticsearch</c> or <c>kibana</c>.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query, without a slash at the start.</param>
/// <param name="Body">What is sent.</param>
/// <param name="FileName">The name of the file when the body is sent as one (multipart); null when it is the body itself.</param>
public sealed record SetupRequest(string Server, HttpMethod Method, string Path, ReadOnlyMemory<byte> Body, string? FileName = null);
