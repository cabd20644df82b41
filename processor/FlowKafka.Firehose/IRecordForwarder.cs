namespace FlowKafka.Firehose;

/// <summary>What lies behind the door: sends records on, and says when all of them are safe. Safe for concurrent use.</summary>
public interface IRecordForwarder
{
    /// <summary>True while it answers.</summary>
    bool IsReady { get; }

    /// <summary>Bytes of the longest value that it takes.</summary>
    int LongestValue { get; }

    /// <summary>Sends each record as one value, in any order.</summary>
    /// <param name="topic">Where to.</param>
    /// <param name="records">The records, each no longer than <see cref="LongestValue"/>.</param>
    /// <returns>Ends when every record is acknowledged, or one can't be. It never fails.</returns>
    Task<ForwardOutcome> ForwardAsync(string topic, RecordBatch records);
}
