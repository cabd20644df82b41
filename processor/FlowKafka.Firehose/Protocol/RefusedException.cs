namespace FlowKafka.Firehose;

/// <summary>A request can't be taken.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(RefusalText.Message(refusal))
{
    public Refusal Refusal { get; } = refusal;
}
