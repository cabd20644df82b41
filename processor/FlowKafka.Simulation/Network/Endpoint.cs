using System.Text;
using FlowKafka.Flows;

namespace FlowKafka.Simulation.Network;

/// <summary>An address, with its text ready to be written, and the interface that logs it, if it is one of ours.</summary>
internal sealed class Endpoint(IpAddress address, NetworkInterface? networkInterface)
{
    private ushort _nextPort = (ushort)(32768 + address.Low * 2654435761 % 20000);

    public IpAddress Address { get; } = address;

    public NetworkInterface? Interface { get; } = networkInterface;

    public byte[] Text { get; } = Encoding.ASCII.GetBytes(address.ToString());

    /// <summary>The next ephemeral port: 32,768 to 60,999, as Linux has them.</summary>
    public ushort NextPort()
    {
        _nextPort = _nextPort >= 60_999 ? (ushort)32_768 : (ushort)(_nextPort + 1);
        return _nextPort;
    }
}
