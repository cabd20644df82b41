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
