using System.Runtime.InteropServices;

namespace FlowKafka.Kafka.Client;

/// <summary>librdkafka's <c>rd_kafka_message_t</c>, as far as a consumer reads it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeMessage
{
    internal int Error;
    internal nint Topic;
    internal int Partition;
    internal byte* Payload;
    internal nuint Length;
    internal byte* Key;
    internal nuint KeyLength;
    internal long Offset;
    internal nint Private;
}
