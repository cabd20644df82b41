using System.Net;

namespace FlowKafka.Firehose.Tests;

/// <summary>What a sender sees of an answer.</summary>
internal sealed record Reply(HttpStatusCode Status, string Body, HttpResponseMessage Message)
{
    public int Code => (int)Status;
}
