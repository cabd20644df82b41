namespace FlowKafka.Flows;

/// <summary>What separates equal address pairs of different networks.</summary>
public enum Tenancy : byte
{
    /// <summary>Nothing: one address space.</summary>
    None = 0,

    /// <summary>The account (default).</summary>
    Account = 1,

    /// <summary>The account and the VPC, <c>account/vpc</c>.</summary>
    AccountAndVpc = 2,

    /// <summary>The input topic (off the bus: nothing).</summary>
    Topic = 3,
}
