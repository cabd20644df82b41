namespace FlowKafka.Processor.Feeding;

/// <summary>Divides a file into the smallest parts that can be sent by themselves: lines, documents, elements.</summary>
internal interface IUnitReader : IDisposable
{
    /// <summary>What a message of the last unit needs around it.</summary>
    MessageFrame Frame { get; }

    /// <summary>Reads the next unit, which is valid until the one after it is read; false at the end.</summary>
    /// <exception cref="InvalidDataException">The compression is broken, or a unit is longer than any message.</exception>
    bool TryRead(out ReadOnlyMemory<byte> unit);
}
