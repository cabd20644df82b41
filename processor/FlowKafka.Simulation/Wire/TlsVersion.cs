namespace FlowKafka.Simulation.Wire;

/// <summary>What wraps a message; it adds 29 bytes a record in TLS 1.2 (GCM) and 22 in TLS 1.3.</summary>
internal enum TlsVersion : byte
{
    None = 0,
    Tls12 = 12,
    Tls13 = 13,
}
