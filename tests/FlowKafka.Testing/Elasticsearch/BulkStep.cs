using Microsoft.AspNetCore.Http;

namespace FlowKafka.Testing.Elasticsearch;

/// <summary>What a <see cref="BulkServer"/> does with one bulk request.</summary>
public delegate Task BulkStep(BulkServer server, HttpContext context);
