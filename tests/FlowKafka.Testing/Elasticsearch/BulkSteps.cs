using Microsoft.AspNetCore.Http;

namespace FlowKafka.Testing.Elasticsearch;

/// <summary>The illnesses of a <see cref="BulkServer"/>, for its script.</summary>
public static class BulkSteps
{
    /// <summary>Takes the documents, as a healthy server.</summary>
    public static BulkStep Well { get; } = (server, context) => server.TakeAsync(context);

    /// <summary>Breaks the connection in the middle of reading the request.</summary>
    public static BulkStep ResetInRequest { get; } = async (_, context) =>
    {
        await context.Request.Body.ReadExactlyAsync(new byte[16]);
        context.Abort();
    };

    /// <summary>Takes the documents, and breaks the connection in the middle of the answer.</summary>
    public static BulkStep ResetInResponse { get; } = (server, context) => HalfAsync(server, context);

    /// <summary>Takes the documents, and says nothing until the client gives up.</summary>
    public static BulkStep SilentAfterTaking { get; } = async (server, context) =>
    {
        await server.ApplyAsync(context);
        await server.StallAsync(context);
    };

    /// <summary>Takes nothing, and says nothing until the client gives up.</summary>
    public static BulkStep Silent { get; } = (server, context) => server.StallAsync(context);

    /// <summary>Answers before it has read the request, and takes nothing.</summary>
    public static BulkStep StatusAtOnce(int status) => (_, context) =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>Answers with a status and takes nothing.</summary>
    /// <param name="status">The status.</param>
    /// <param name="retryAfter">What <c>Retry-After</c> says; null for none.</param>
    /// <param name="body">The body.</param>
    public static BulkStep Status(int status, string? retryAfter = null, string body = "") => async (_, context) =>
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        if (body.Length > 0)
            await context.Response.WriteAsync(body);
    };

    /// <summary>Takes the documents, and answers 200 with something else.</summary>
    public static BulkStep Garbage(string body) => async (server, context) =>
    {
        await server.ApplyAsync(context);
        await context.Response.WriteAsync(body);
    };

    /// <summary>Takes the documents, and answers with what calls itself compressed and is not.</summary>
    public static BulkStep BadlyCompressed { get; } = async (server, context) =>
    {
        await server.ApplyAsync(context);
        context.Response.Headers.ContentEncoding = "gzip";
        await context.Response.WriteAsync("""{"errors":false,"items":[{"create":{"status":201}},{"create":{"status":201}}]}""");
    };

    /// <summary>Takes the documents but those for which there is a fault.</summary>
    public static BulkStep Partly(Func<BulkOperation, ItemFault?> fault) => (server, context) => server.TakeAsync(context, fault);

    private static async Task HalfAsync(BulkServer server, HttpContext context)
    {
        var answer = await server.ApplyAsync(context);
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer.AsMemory(0, answer.Length / 2));
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}
