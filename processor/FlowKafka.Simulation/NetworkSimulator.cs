using System.Buffers;
using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Populations;

namespace FlowKafka.Simulation;

/// <summary>
/// A network of machines, some of which mine, and the flow logs that its interfaces write. Everything follows from
/// the options; the simulator can be run any number of times and gives the same lines each time.
/// </summary>
public sealed class NetworkSimulator
{
    /// <summary>The simulation is played in steps of this length, in milliseconds; only one step's lines are in memory.</summary>
    private const long Step = 600_000;

    private readonly SimulationOptions _options;

    /// <summary>Plans the network; nothing is played yet.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public NetworkSimulator(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        var network = Plan();
        Miners = network.Miners;
        Conversations = [.. network.Conversations.SelectMany(conversation => conversation.Pairs).Select(Label)];
    }

    /// <summary>The miners that get through to their pools.</summary>
    public IReadOnlyList<SimulatedMiner> Miners { get; }

    /// <summary>Every pair that may speak. Some, such as a site that nobody happens to visit, may have no record.</summary>
    public IReadOnlyList<SimulatedConversation> Conversations { get; }

    /// <summary>The options of this simulation.</summary>
    public SimulationOptions Options => _options;

    /// <summary>
    /// Plays the simulation: lines in the order of their delivery (with <see cref="SimulationOptions.Disorder"/>, less than
    /// 25 minutes after the record's start) or of their start.
    /// </summary>
    public IEnumerable<SimulatedLine> Lines()
    {
        var network = Plan();
        var agenda = new Agenda(network.Conversations);
        for (var time = network.Start; time < network.End;)
        {
            time = Math.Min(network.End, time + Step);
            agenda.Advance(time);
            foreach (var networkInterface in network.Interfaces)
                networkInterface.Report(time, network.Queue);
            foreach (var line in network.Queue.Drain(time))
                yield return line;
        }

        agenda.Advance(long.MaxValue);
        foreach (var line in network.Queue.Drain(long.MaxValue))
            yield return line;
    }

    /// <summary>Plays the simulation into a writer, without a header line.</summary>
    public void WriteLines(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var line in Lines())
            line.WriteTo(writer);
    }

    /// <summary>Plays the simulation into a stream: the header line, then the lines.</summary>
    public void WriteLog(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var buffer = new ArrayBufferWriter<byte>(1 << 17);
        buffer.Write(SimulatedLine.Header);
        buffer.Write("\n"u8);
        foreach (var line in Lines())
        {
            line.WriteTo(buffer);
            if (buffer.WrittenCount < 1 << 16)
                continue;
            stream.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }

        stream.Write(buffer.WrittenSpan);
    }

    private SimulatedNetwork Plan()
    {
        var network = new SimulatedNetwork(_options);
        new MinerPopulation(network).Add();
        if (!_options.OrdinaryTraffic)
            return network;
        new OfficePopulation(network).Add();
        new ServerPopulation(network).Add();
        new DevicePopulation(network).Add();
        new OutsidePopulation(network).Add();
        new PassingPopulation(network).Add();
        new HoppingPopulation(network).Add();
        return network;
    }

    private static SimulatedConversation Label(Pair pair) => new(
        pair.Client.Address,
        pair.Server.Address,
        pair.Port,
        pair.Protocol,
        pair.Kind,
        DateTimeOffset.FromUnixTimeMilliseconds(pair.Start),
        DateTimeOffset.FromUnixTimeMilliseconds(pair.End));
}
