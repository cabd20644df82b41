using System.Reflection;
using System.Runtime.InteropServices;

using Confluent.Kafka;

namespace FlowKafka.Kafka.Client;

/// <summary>
/// The few functions of librdkafka that Confluent.Kafka does not offer, bound to the library that Confluent.Kafka
/// itself has loaded, so that its handles may be passed on.
/// </summary>
internal static partial class NativeKafka
{
    private const string LibraryName = "librdkafka";

    static NativeKafka()
    {
        Library.Load();
        NativeLibrary.SetDllImportResolver(typeof(NativeKafka).Assembly, Resolve);
    }

    /// <summary>The native handle of a Confluent client.</summary>
    /// <exception cref="MissingMemberException">Confluent.Kafka keeps it elsewhere in this version.</exception>
    internal static nint HandleOf(IClient client)
    {
        var property = typeof(Handle).GetProperty("LibrdkafkaHandle", BindingFlags.Instance | BindingFlags.NonPublic);
        return property?.GetValue(client.Handle) is SafeHandle { IsInvalid: false } handle
            ? handle.DangerousGetHandle()
            : throw new MissingMemberException("Confluent.Kafka.Handle has no LibrdkafkaHandle.");
    }

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_version_str")]
    internal static partial nint VersionText();

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_queue_new")]
    internal static partial nint QueueNew(nint client);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_queue_destroy")]
    internal static partial void QueueDestroy(nint queue);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_queue_get_partition", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint QueueGetPartition(nint client, string topic, int partition);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_queue_forward")]
    internal static partial void QueueForward(nint source, nint destination);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_consume_batch_queue")]
    internal static unsafe partial nint ConsumeBatch(nint queue, int timeoutMs, NativeMessage** messages, nint size);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_consumer_close")]
    internal static partial int ConsumerClose(nint client);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_message_destroy")]
    internal static unsafe partial void MessageDestroy(NativeMessage* message);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_topic_name")]
    internal static partial nint TopicName(nint topic);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_conf_new")]
    internal static partial nint ConfNew();

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_conf_destroy")]
    internal static partial void ConfDestroy(nint conf);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_conf_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial int ConfSet(nint conf, string name, string value, byte* error, nint errorSize);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_handle_mock_cluster")]
    internal static partial nint MockCluster(nint client);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_mock_cluster_bootstraps")]
    internal static partial nint MockBootstraps(nint cluster);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_mock_topic_create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int MockTopicCreate(nint cluster, string topic, int partitions, int replicationFactor);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_mock_group_initial_rebalance_delay_ms")]
    internal static partial void MockGroupInitialRebalanceDelay(nint cluster, int milliseconds);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_err2str")]
    internal static partial nint ErrorText(int error);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_conf_set_events")]
    internal static partial void ConfSetEvents(nint conf, int events);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_new")]
    internal static unsafe partial nint New(int type, nint conf, byte* error, nint errorSize);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_set_log_queue")]
    internal static partial int SetLogQueue(nint client, nint queue);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_destroy")]
    internal static partial void Destroy(nint client);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_topic_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint TopicNew(nint client, string topic, nint conf);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_topic_destroy")]
    internal static partial void TopicDestroy(nint topic);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_produce")]
    internal static unsafe partial int Produce(nint topic, int partition, int flags, byte* value, nuint length, byte* key, nuint keyLength, nint opaque);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_last_error")]
    internal static partial int LastError();

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_flush")]
    internal static partial int Flush(nint client, int timeoutMs);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_purge")]
    internal static partial int Purge(nint client, int flags);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_queue_get_main")]
    internal static partial nint QueueGetMain(nint client);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_queue_poll")]
    internal static partial nint QueuePoll(nint queue, int timeoutMs);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_event_type")]
    internal static partial int EventType(nint @event);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_event_destroy")]
    internal static partial void EventDestroy(nint @event);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_event_message_array")]
    internal static unsafe partial nuint EventMessages(nint @event, NativeMessage** messages, nuint size);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_event_error")]
    internal static partial int EventError(nint @event);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_event_error_string")]
    internal static partial nint EventErrorText(nint @event);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_event_log")]
    internal static unsafe partial int EventLog(nint @event, byte** facility, byte** text, int* level);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_fatal_error")]
    internal static unsafe partial int FatalError(nint client, byte* error, nint errorSize);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_metadata")]
    internal static partial int Metadata(nint client, int allTopics, nint topic, out nint metadata, int timeoutMs);

    [LibraryImport(LibraryName, EntryPoint = "rd_kafka_metadata_destroy")]
    internal static partial void MetadataDestroy(nint metadata);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == LibraryName ? NativeLibrary.Load(LoadedName(), typeof(Library).Assembly, path) : 0;

    // The redist package holds one library for each C runtime; the delegate's class tells which one was taken.
    private static string LoadedName()
    {
        var imports = typeof(Library).Assembly.GetType("Confluent.Kafka.Impl.Librdkafka")?
            .GetField("_version", BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null) as Delegate;
        return imports?.Method.DeclaringType?.GetField("DllName")?.GetRawConstantValue() as string ?? LibraryName;
    }
}
