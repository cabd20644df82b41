using System.Text;

namespace FlowKafka.Kafka.Deliver;

/// <summary>The member <c>event.ingested</c>, to be inserted at <see cref="DocumentHead.Place"/>.</summary>
public static class IngestedStamp
{
    /// <summary>The member, with its comma.</summary>
    public static byte[] Of(DateTimeOffset moment) =>
        Encoding.ASCII.GetBytes(string.Create(null, $"\"ingested\":\"{moment.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\","));
}
