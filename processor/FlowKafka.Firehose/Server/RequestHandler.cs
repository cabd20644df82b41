using Microsoft.AspNetCore.Http;

namespace FlowKafka.Firehose;

/// <summary>Takes requests: checks each, reads its body, sends its records on, and answers when they are safe.</summary>
internal sealed class RequestHandler(
    FirehoseOptions options, FirehoseKeys keys, InFlightBudget budget, IRecordForwarder forwarder, FirehoseMetrics metrics, FaultLog log, TimeProvider time,
    CancellationToken cut)
{
    private readonly RouteTable _routes = new(options);

    /// <summary>Takes one.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var refusal = Refusal.Busy;
        try
        {
            if (budget.TryTakeRequest())
            {
                try
                {
                    refusal = await TakeAsync(context).ConfigureAwait(false);
                }
                finally
                {
                    budget.ReturnRequest();
                }
            }
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            metrics.Abandon();
            return;
        }
        catch (RefusedException e)
        {
            refusal = e.Refusal;
        }
        catch (BadHttpRequestException e)
        {
            refusal = e.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => Refusal.BodyTooLarge,
                StatusCodes.Status408RequestTimeout => Refusal.BodySlow,
                _ => Refusal.BodyCut,
            };
        }
#pragma warning disable CA1031 // Whatever went wrong, the sender is told to try again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            refusal = Refusal.Unexpected;
            log.Warn(refusal, $"a request failed unexpectedly: {e.GetType().Name}: {e.Message}");
        }

        Count(refusal);
        await Answer.WriteAsync(context.Response, RequestHeaders.RequestId(context.Request), refusal, time.GetUtcNow()).ConfigureAwait(false);
    }

    private async Task<Refusal> TakeAsync(HttpContext context)
    {
        var request = context.Request;
        if (_routes.TopicOf(request.Path.Value ?? "") is not { } topic)
            return Refusal.UnknownPath;
        if (!HttpMethods.IsPost(request.Method))
            return Refusal.Method;
        if (!keys.Opens(RequestHeaders.AccessKey(request)))
            return Refusal.AccessKey;
        var refusal = RequestHeaders.Check(request, out var isGzip);
        if (refusal != Refusal.None)
            return refusal;
        if (cut.IsCancellationRequested)
            return Refusal.Draining;
        if (!forwarder.IsReady)
            return Refusal.KafkaAway;

        using var deadline = new CancellationTokenSource(options.Deadline, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.RequestAborted, cut);
        var late = Refusal.BodySlow;
        var buffer = new BodyBuffer(budget);
        try
        {
            await BodyReader.ReadAsync(request, isGzip, buffer, budget, stop.Token).ConfigureAwait(false);
            late = Refusal.KafkaSlow;
            var (sent, forwarding) = Forward(topic, RequestHeaders.RequestId(request), buffer);
            if (sent != Refusal.None)
                return sent;
            // From here on the room is given back when Kafka has answered, however long the sender waits.
            buffer = null;
            return await forwarding.WaitAsync(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return cut.IsCancellationRequested ? Refusal.Draining : late;
        }
        finally
        {
            buffer?.Dispose();
        }
    }

    private (Refusal Refusal, Task<Refusal> Forwarding) Forward(string topic, string requestId, BodyBuffer buffer)
    {
        using var records = new RecordList();
        var length = buffer.Length;
        var refusal = BodyParser.Parse(buffer.Written, requestId, records);
        if (refusal != Refusal.None)
            return (refusal, Task.FromResult(refusal));
        var bytes = records.Bytes;
        if (!OversizePacker.TryPack(buffer.Written, records.Slices, forwarder.LongestValue, out var packed))
            return (Refusal.ValueTooLarge, Task.FromResult(Refusal.ValueTooLarge));
        metrics.Receive(length, packed);
        var began = time.GetTimestamp();
        var forwarding = forwarder.ForwardAsync(topic, new RecordBatch(buffer.Written, records.Slices));
        buffer.Release(records.Count, bytes);
        return (Refusal.None, SettleAsync(forwarding, buffer, records.Count, bytes, began));
    }

    private async Task<Refusal> SettleAsync(Task<ForwardOutcome> forwarding, BodyBuffer buffer, int records, long bytes, long began)
    {
        try
        {
            var outcome = await forwarding.ConfigureAwait(false);
            if (outcome != ForwardOutcome.Acknowledged)
                return outcome == ForwardOutcome.Busy ? Refusal.Busy : Refusal.KafkaFailed;
            metrics.Acknowledge(records, bytes, time.GetElapsedTime(began));
            return Refusal.None;
        }
        finally
        {
            buffer.Dispose();
        }
    }

    private void Count(Refusal refusal)
    {
        metrics.Answer(refusal);
        if (refusal is not (Refusal.None or Refusal.Unexpected))
            log.Warn(refusal, $"a request was refused with {RefusalText.Status(refusal)}: {RefusalText.Message(refusal)}");
    }
}
