using System.Text.Json;

namespace FlowKafka.Flows;

/// <summary>Passes on the flow tuples of one log record, wherever they lie in it: each tuple is a line of the document.</summary>
internal sealed class AzureFlows(RecordNames names, RecordOutlet outlet, bool isNetwork)
{
    private readonly AzureTupleParser _parser = new(isNetwork);
    private readonly AzureReporter _reporter = new(names);
    private readonly ScratchBuffer _text = new();
    private readonly ScratchBuffer _macText = new();
    private TwoWayFlow _flow;

    /// <summary>Takes the tuples in the object at the start of the data, which is whole.</summary>
    public void Take(ReadOnlySpan<byte> data, in AzureOutline outline, UInt128 eventId, IFlowSink sink)
    {
        var reader = new Utf8JsonReader(data);
        var before = outlet.Offered;
        ReadOnlySpan<byte> mac = default;
        try
        {
            while (reader.Read() && (reader.CurrentDepth > 0 || reader.TokenType == JsonTokenType.StartObject))
            {
                // A list of flows names its interface beside the tuples, in either order.
                if (reader.TokenType == JsonTokenType.StartObject)
                    mac = default;
                if (reader.TokenType != JsonTokenType.PropertyName)
                    continue;
                var isTuples = reader.ValueTextEquals("flowTuples"u8);
                var isMac = !isTuples && reader.ValueTextEquals("mac"u8);
                reader.Read();
                if (isMac && reader.TokenType == JsonTokenType.String)
                    mac = UnescapedText.Of(ref reader, _macText);
                else if (isTuples && reader.TokenType == JsonTokenType.StartArray)
                    TakeTuples(ref reader, data, outline, mac.IsEmpty ? MacBehind(reader) : mac, ref eventId, sink);
                else if (isTuples)
                    RejectValue(ref reader, data, sink);
            }
        }
        catch (InvalidOperationException)
        {
            // A text with half a surrogate pair: the rest of the record cannot be read.
            outlet.Offer();
            outlet.Reject(RejectReason.UnknownShape, data[(int)reader.TokenStartIndex..], sink);
            return;
        }

        if (outlet.Offered != before)
            return;
        outlet.Offer();
        outlet.Skip(SkipReason.OtherRecord, sink);
    }

    private void TakeTuples(
        scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> data, in AzureOutline outline, ReadOnlySpan<byte> mac,
        ref UInt128 eventId, IFlowSink sink)
    {
        var isNamed = _reporter.TrySet(outline, mac, ref _flow);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String || !UnescapedText.TryGet(ref reader, _text, out var tuple))
                RejectValue(ref reader, data, sink);
            else if (!_parser.TryParse(tuple, ref _flow))
                Reject(_parser.Reason, tuple, sink);
            else if (!isNamed)
                Reject(_reporter.Reason, tuple, sink);
            else
                Accept(tuple, ref eventId, sink);
        }
    }

    private void Accept(ReadOnlySpan<byte> tuple, ref UInt128 eventId, IFlowSink sink)
    {
        // Traffic that was denied has no counters, and counts all the same.
        if (_flow.Forward.Action == FlowAction.Reject)
            outlet.AcceptRefused(ref _flow, eventId, tuple, sink);
        else
            outlet.AcceptBoth(ref _flow, eventId, tuple, sink);
        if (eventId != UInt128.Zero)
            eventId += 2;
        outlet.NextLine();
    }

    private void RejectValue(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> data, IFlowSink sink)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        Reject(RejectReason.BadValue, data[start..(int)reader.BytesConsumed], sink);
    }

    private void Reject(RejectReason reason, ReadOnlySpan<byte> raw, IFlowSink sink)
    {
        outlet.Offer();
        outlet.Reject(reason, raw, sink);
        outlet.NextLine();
    }

    /// <summary>The interface, named behind the tuples that the reader stands at.</summary>
    private ReadOnlySpan<byte> MacBehind(Utf8JsonReader reader)
    {
        reader.Skip();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMac = reader.ValueTextEquals("mac"u8);
            reader.Read();
            if (isMac && reader.TokenType == JsonTokenType.String)
                return UnescapedText.Of(ref reader, _macText);
            reader.Skip();
        }

        return default;
    }
}
