using System.Text.Json;

namespace FlowKafka.Flows;

/// <summary>The own properties of an Azure log record, without the flows in it.</summary>
internal ref struct AzureOutline
{
    /// <summary><c>category</c> or, without one, <c>operationName</c>.</summary>
    public ReadOnlySpan<byte> Category;

    /// <summary>The MAC address of the network interface that saw the flows.</summary>
    public ReadOnlySpan<byte> Mac;

    /// <summary>The resource that the log was switched on for: <c>targetResourceID</c>, else <c>resourceId</c>.</summary>
    public ReadOnlySpan<byte> Resource;

    /// <summary>The flow log as a resource: <c>flowLogResourceID</c>.</summary>
    public ReadOnlySpan<byte> FlowLog;

    /// <summary>Where the object of <c>flowRecords</c> begins, or -1.</summary>
    public int FlowRecords;

    /// <summary>Where the object of <c>properties</c> begins, or -1.</summary>
    public int Properties;

    public AzureOutline() => (FlowRecords, Properties) = (-1, -1);

    private enum Property : byte
    {
        Other,
        FlowRecords,
        Properties,
        Category,
        OperationName,
        MacAddress,
        TargetResourceId,
        ResourceId,
        FlowLogResourceId,
    }

    /// <summary>Reads the document at the start of the data.</summary>
    /// <param name="data">Bytes from the document's <c>{</c> on.</param>
    /// <param name="isFinal">No bytes come after these.</param>
    /// <param name="buffers">One for each of the four texts.</param>
    /// <param name="length">Its length, when it is whole.</param>
    /// <returns>Taken for a whole document of any kind, else incomplete or broken.</returns>
    public DocumentOutcome Read(ReadOnlySpan<byte> data, bool isFinal, ScratchBuffer[] buffers, out int length)
    {
        var reader = new Utf8JsonReader(data, isFinal, default);
        length = 0;
        try
        {
            if (!reader.Read())
                return DocumentOutcome.Incomplete;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndObject)
                {
                    length = (int)reader.BytesConsumed;
                    return DocumentOutcome.Taken;
                }

                if (!TryNote(ref reader, buffers))
                    return DocumentOutcome.Incomplete;
            }

            return DocumentOutcome.Incomplete;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return DocumentOutcome.Broken;
        }
    }

    /// <summary>Notes the property that the reader stands at, and goes to its end; false when it is not whole.</summary>
    private bool TryNote(scoped ref Utf8JsonReader reader, ScratchBuffer[] buffers)
    {
        var property = PropertyOf(ref reader);
        if (!reader.Read())
            return false;
        if (reader.TokenType == JsonTokenType.String)
            NoteText(property, ref reader, buffers);
        else if (reader.TokenType == JsonTokenType.StartObject && property == Property.FlowRecords)
            FlowRecords = (int)reader.TokenStartIndex;
        else if (reader.TokenType == JsonTokenType.StartObject && property == Property.Properties)
            Properties = (int)reader.TokenStartIndex;
        return reader.TrySkip();
    }

    private void NoteText(Property property, scoped ref Utf8JsonReader reader, ScratchBuffer[] buffers)
    {
        switch (property)
        {
            case Property.Category:
            case Property.OperationName when Category.IsEmpty:
                Category = UnescapedText.Of(ref reader, buffers[0]);
                break;
            case Property.MacAddress:
                Mac = UnescapedText.Of(ref reader, buffers[1]);
                break;
            case Property.TargetResourceId:
            case Property.ResourceId when Resource.IsEmpty:
                Resource = UnescapedText.Of(ref reader, buffers[2]);
                break;
            case Property.FlowLogResourceId:
                FlowLog = UnescapedText.Of(ref reader, buffers[3]);
                break;
            default:
                break;
        }
    }

    private static Property PropertyOf(scoped ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("flowRecords"u8) ? Property.FlowRecords
        : reader.ValueTextEquals("properties"u8) ? Property.Properties
        : reader.ValueTextEquals("category"u8) ? Property.Category
        : reader.ValueTextEquals("operationName"u8) ? Property.OperationName
        : reader.ValueTextEquals("macAddress"u8) ? Property.MacAddress
        : reader.ValueTextEquals("targetResourceID"u8) ? Property.TargetResourceId
        : reader.ValueTextEquals("resourceId"u8) ? Property.ResourceId
        : reader.ValueTextEquals("flowLogResourceID"u8) ? Property.FlowLogResourceId
        : Property.Other;
}
