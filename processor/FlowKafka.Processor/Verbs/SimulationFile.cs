using System.Buffers;
using FlowKafka.Processor.Reports;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Verbs;

/// <summary>Writes a simulation's lines to a file, with the header line first.</summary>
internal sealed class SimulationFile(string path) : IDisposable
{
    private const int Enough = 1 << 16;

    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * Enough);

    /// <summary>Writes all lines and returns how many there were.</summary>
    /// <param name="simulator">The simulation.</param>
    /// <param name="progress">Told of the simulated minutes so far.</param>
    /// <param name="stop">Stops between two blocks.</param>
    public long Write(NetworkSimulator simulator, Action<long, string> progress, CancellationToken stop)
    {
        var start = simulator.Options.StartTime.ToUnixTimeMilliseconds();
        var lines = 0L;
        _buffer.Write(SimulatedLine.Header);
        _buffer.Write("\n"u8);
        foreach (var line in simulator.Lines())
        {
            line.WriteTo(_buffer);
            lines++;
            if (_buffer.WrittenCount < Enough)
                continue;
            stop.ThrowIfCancellationRequested();
            Flush();
            progress((line.DeliveredAt - start) / 60_000, Quantity.Of(lines, "line"));
        }

        Flush();
        return lines;
    }

    public void Dispose() => _file.Dispose();

    private void Flush()
    {
        _file.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
