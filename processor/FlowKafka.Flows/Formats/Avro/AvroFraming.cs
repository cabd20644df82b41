namespace FlowKafka.Flows;

/// <summary>What stands before an Avro datum in a value.</summary>
public enum AvroFraming : byte
{
    /// <summary>With a registry <see cref="Confluent"/>; without one <see cref="SingleObject"/> where the value carries the
    /// fingerprint of a schema that is given, else <see cref="Datum"/>.</summary>
    Auto = 0,

    /// <summary>A zero byte and the schema's number in 4 bytes, big-endian: what Confluent's serializers write. Without a
    /// registry the number is passed over, and the given schema read.</summary>
    Confluent,

    /// <summary>The bytes C3 01 and the fingerprint of the schema: the Avro specification's single-object encoding.</summary>
    SingleObject,

    /// <summary>Nothing: the datum alone.</summary>
    Datum,
}
