using FlowKafka.Avro;
using FlowKafka.Flows;

namespace FlowKafka.Kafka.Registry;

/// <summary>
/// Finds schemas in a registry and remembers them: those that it has for good, since a number never changes its schema;
/// those that it has not for a while; and that it does not answer for a moment, which grows. Not for concurrent use.
/// </summary>
public sealed class RegistrySchemas : ISchemaSource, IDisposable
{
    private const int MostKnown = 10_000;
    private const int MostUnknown = 1_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly SchemaRegistryClient _client;
    private readonly SchemaRegistryOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<string> _warn;
    private readonly Dictionary<int, AvroSchema?> _known = [];
    private readonly Dictionary<int, long> _unknown = [];
    private SchemaSourceException? _failure;
    private TimeSpan _pause;
    private long _failed;

    /// <summary>Makes a source; nothing is asked yet.</summary>
    /// <param name="options">Options without faults.</param>
    /// <param name="time">The clock.</param>
    /// <param name="warn">Takes a line for each schema that cannot be used.</param>
    /// <exception cref="SchemaSourceException">A certificate cannot be read.</exception>
    public RegistrySchemas(SchemaRegistryOptions options, TimeProvider time, Action<string> warn)
    {
        _client = new SchemaRegistryClient(options, time);
        (_options, _time, _warn) = (options, time, warn);
    }

    /// <inheritdoc/>
    public AvroSchema? Find(int id)
    {
        if (_known.TryGetValue(id, out var schema))
            return schema;
        if (_unknown.TryGetValue(id, out var asked) && _time.GetElapsedTime(asked) < _options.UnknownFor)
            return null;
        if (_failure is not null && _time.GetElapsedTime(_failed) < _pause)
            throw new SchemaSourceException(_failure.Message, _failure);
        var found = Ask(id);
        if (found is null)
        {
            Remember(_unknown, MostUnknown, id, _time.GetTimestamp());
            return null;
        }

        _unknown.Remove(id);
        schema = Parse(id, found);
        Remember(_known, MostKnown, id, schema);
        return schema;
    }

    /// <summary>Ends the connections.</summary>
    public void Dispose() => _client.Dispose();

    private RegisteredSchema? Ask(int id)
    {
        try
        {
            // The stages' threads are their own, and wait for Kafka in the same way.
            var found = _client.FindAsync(id).GetAwaiter().GetResult();
            _failure = null;
            return found;
        }
        catch (SchemaSourceException e)
        {
            _pause = _failure is null ? FirstPause : TimeSpan.FromTicks(Math.Min(2 * _pause.Ticks, LongestPause.Ticks));
            _failure = e;
            _failed = _time.GetTimestamp();
            throw;
        }
    }

    private AvroSchema? Parse(int id, RegisteredSchema found)
    {
        try
        {
            if (found.Type != "AVRO")
                throw new AvroSchemaException($"its type is {found.Type}");
            if (found.References > 0)
                throw new AvroSchemaException("it refers to other schemas of the registry: register it whole, or name it in SchemaFile");
            return AvroSchema.Parse(found.Json);
        }
        catch (AvroSchemaException e)
        {
            _warn($"Schema {id} of the registry cannot be used: {e.Message}. What is written with it is rejected as unknown_schema.");
            return null;
        }
    }

    // Numbers come from outside: what they make us remember has an end.
    private static void Remember<T>(Dictionary<int, T> memory, int most, int id, T value)
    {
        if (memory.Count >= most)
            memory.Clear();
        memory[id] = value;
    }
}
