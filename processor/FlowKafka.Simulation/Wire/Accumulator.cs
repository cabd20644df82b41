namespace FlowKafka.Simulation.Wire;

/// <summary>An open one-way record at one interface; closed when it has no packets.</summary>
internal struct Accumulator
{
    public long WindowEnd;
    public long First;
    public long Last;
    public long Bytes;
    public int Packets;
}
