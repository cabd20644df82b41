namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>Sends the part of a batch once, and says how it went.</summary>
internal sealed class BulkSender(NodeClient nodes, bool compress, BulkCounts counts)
{
    private const string Path = "_bulk?filter_path=errors,took,items.*.status,items.*.error,items.*._id";

    public async Task<BulkAttempt> SendAsync(BulkBatch batch, CancellationToken stop)
    {
        var body = compress ? Pack(batch) : batch.PartBody;
        var contents = new List<SentContent>(1);
        try
        {
            var answer = await nodes.SendAsync(HttpMethod.Post, Path, Content, batch.Answer, stop).ConfigureAwait(false);
            return Read(answer, batch);
        }
        catch (ServerException e)
        {
            return new(e.Fault == ServerFault.Untrusted ? AttemptOutcome.Refused : AttemptOutcome.Away, e.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new(AttemptOutcome.Away);
        }
        finally
        {
            foreach (var content in contents)
                await content.Left().ConfigureAwait(false);
        }

        HttpContent Content()
        {
            counts.Sent(body.Length);
            var content = new SentContent(body, compress);
            contents.Add(content);
            return content;
        }
    }

    private static ReadOnlyMemory<byte> Pack(BulkBatch batch)
    {
        GzipBody.Write(batch.PartBody.Span, batch.Packed);
        return batch.Packed.GetBuffer().AsMemory(0, (int)batch.Packed.Length);
    }

    private BulkAttempt Read(ServerAnswer answer, BulkBatch batch)
    {
        switch (answer.Status)
        {
            case 200:
                return BulkAnswer.TryRead(answer.Body.Span, batch.Items)
                    ? new(AttemptOutcome.Answered)
                    : new(AttemptOutcome.Away, $"Elasticsearch at {answer.Node} answers what is no answer to a bulk request.");
            case 413:
                return new(AttemptOutcome.TooLarge, answer.Error ?? "the request is too large");
            case 400 when answer.Error is { } error:
                return new(AttemptOutcome.Malformed, error);
            case 408 or 429 or >= 500:
                return new(AttemptOutcome.Busy, nodes.Refusals.Of(answer), answer.RetryAfter);
            default:
                // A 400 that is not in the server's own form comes from something before it.
                return new(AttemptOutcome.Refused, nodes.Refusals.Of(answer));
        }
    }
}
