using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.IntegrationTests.Elasticsearch;

/// <summary>Faults of a server in an order that a seed chooses.</summary>
internal static class Illness
{
    /// <summary>So many bulk requests, about half of which go wrong.</summary>
    public static IEnumerable<BulkStep> Of(int seed, int requests)
    {
        var random = new Random(seed);
        for (var i = 0; i < requests; i++)
        {
            yield return random.Next(14) switch
            {
                0 => BulkSteps.Status(429, body: """{"error":{"type":"es_rejected_execution_exception","reason":"queue is full"},"status":429}"""),
                1 => BulkSteps.Status(503),
                2 => BulkSteps.Status(502, body: "<html>Bad Gateway</html>"),
                3 => BulkSteps.ResetInRequest,
                4 => BulkSteps.ResetInResponse,
                5 => BulkSteps.Garbage("{\"took\":"),
                6 or 7 => BulkSteps.Partly(Some(random.Next())),
                _ => BulkSteps.Well,
            };
        }
    }

    // The same documents of a request each time, so that they are not refused for ever.
    private static Func<BulkOperation, ItemFault?> Some(int seed)
    {
        var random = new Random(seed);
        return _ => random.Next(3) == 0 ? ItemFault.Busy : null;
    }
}
