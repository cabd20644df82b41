using FlowKafka.Avro;

namespace FlowKafka.Flows.Tests.Avro;

/// <summary>A registry that knows what it is given, and may be out of reach.</summary>
internal sealed class KnownSchemas(params (int Id, AvroSchema Schema)[] schemas) : ISchemaSource
{
    public bool IsDown { get; set; }

    public int Asked { get; private set; }

    public AvroSchema? Find(int id)
    {
        Asked++;
        if (IsDown)
            throw new SchemaSourceException("down");
        return schemas.FirstOrDefault(known => known.Id == id).Schema;
    }
}
