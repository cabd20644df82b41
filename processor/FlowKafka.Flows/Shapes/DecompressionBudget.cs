namespace FlowKafka.Flows;

/// <summary>How many bytes a value may still expand to, over all that is compressed in it.</summary>
internal sealed class DecompressionBudget(long whole)
{
    private long _spent;

    /// <summary>The bytes that are left; negative when too many were spent.</summary>
    public long Left => whole - _spent;

    /// <summary>Begins anew.</summary>
    public void Refill() => _spent = 0;

    public void Spend(int bytes) => _spent += bytes;
}
