using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>Sessions of FTP, some a day: commands on port 21, each file over a port of the server's choice.</summary>
internal sealed class FileTransfer : TcpConversation
{
    private const ushort Control = 21;
    private readonly FlowMeter _dataMeter;
    private readonly TcpConnection _data;
    private readonly double _pauseHours;
    private int _files;
    private bool _open;

    public FileTransfer(Pair pair, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits with { Tls = TlsVersion.None })
    {
        _dataMeter = new FlowMeter(pair.Client, pair.Server, pair.Protocol, Flows.FlowAction.Accept, queue, random.Fork());
        _data = new TcpConnection(_dataMeter, random, pair.IsV6, traits.Timestamps, TlsVersion.None) { RoundTrip = traits.RoundTrip };
        _pauseHours = random.LogUniform(1, 100);
    }

    protected override long Step(long time)
    {
        if (!_open)
        {
            _open = true;
            _files = 1 + (int)Random.Exponential(4);
            time = Tcp.Open(time, Pair.Client.NextPort(), Control);
            Ask(time, 16, 40);
            Ask(time + 2 * RoundTrip, 18, 34);
            return time + 4 * RoundTrip;
        }

        if (_files-- == 0)
        {
            Tcp.Close(time);
            _open = false;
            return time + Wait(_pauseHours * 3600);
        }

        Ask(time, 6, 50);
        var ready = _data.Open(time + 2 * RoundTrip, Pair.Client.NextPort(), (ushort)Random.Integer(30_000, 60_000));
        _data.SendBulk(ready, up: Random.Chance(0.5), (int)Random.LogUniform(500, 20e6));
        _data.Close(ready + 2_000);
        Ask(ready + 2_000, 30, 60);
        return ready + 2_000 + 2 * RoundTrip + Wait(10);
    }

    protected override long Flush(long until) => Math.Min(base.Flush(until), _dataMeter.Flush(until));
}
