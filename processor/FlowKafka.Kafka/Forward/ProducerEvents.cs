using System.Runtime.InteropServices;
using Confluent.Kafka;
using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Forward;

/// <summary>Serves a producer's events on a thread of its own: reports, lines and errors.</summary>
internal sealed unsafe class ProducerEvents : IDisposable
{
    public const int Delivery = 0x1;
    public const int Log = 0x4;
    public const int Error = 0x8;

    private const int Batch = 1024;
    private const int PollMs = 100;
    private const int ErrorSize = 512;

    private readonly NativeProducer _native;
    private readonly ClientLog _log;
    private readonly Action _doubt;
    private readonly Thread _thread;
    private readonly TaskCompletionSource<string> _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopped;

    /// <param name="native">The producer.</param>
    /// <param name="log">Takes its lines and errors.</param>
    /// <param name="doubt">Called when no broker can be reached.</param>
    public ProducerEvents(NativeProducer native, ClientLog log, Action doubt)
    {
        (_native, _log, _doubt) = (native, log, doubt);
        _thread = new Thread(Run) { IsBackground = true, Name = "flowkafka producer" };
        _thread.Start();
    }

    /// <summary>Ends when the producer can do nothing more.</summary>
    public Task<string> Broken => _broken.Task;

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
    }

    private void Run()
    {
        while (!_stopped)
        {
            var e = NativeKafka.QueuePoll(_native.Queue, PollMs);
            if (e == 0)
                continue;
            switch (NativeKafka.EventType(e))
            {
                case Delivery:
                    Settle(e);
                    break;
                case Log:
                    TakeLine(e);
                    break;
                case Error:
                    TakeError(e);
                    break;
            }

            NativeKafka.EventDestroy(e);
        }
    }

    // Messages of a request mostly come together.
    private static void Settle(nint e)
    {
        var messages = stackalloc NativeMessage*[Batch];
        int count;
        while ((count = (int)NativeKafka.EventMessages(e, messages, Batch)) > 0)
        {
            var first = 0;
            for (var i = 1; i <= count; i++)
            {
                if (i < count && messages[i]->Private == messages[first]->Private && messages[i]->Error == messages[first]->Error)
                    continue;
                ((RecordDelivery)GCHandle.FromIntPtr(messages[first]->Private).Target!).Settle(i - first, messages[first]->Error);
                first = i;
            }
        }
    }

    private void TakeLine(nint e)
    {
        byte* facility;
        byte* text;
        int level;
        if (NativeKafka.EventLog(e, &facility, &text, &level) == 0)
            _log.Take(new LogMessage("", (SyslogLevel)level, Marshal.PtrToStringUTF8((nint)facility) ?? "", Marshal.PtrToStringUTF8((nint)text) ?? ""));
    }

    private void TakeError(nint e)
    {
        var code = (ErrorCode)NativeKafka.EventError(e);
        var reason = Marshal.PtrToStringUTF8(NativeKafka.EventErrorText(e)) ?? "";
        var isFatal = code == ErrorCode.Local_Fatal;
        if (isFatal)
        {
            var text = stackalloc byte[ErrorSize];
            code = (ErrorCode)NativeKafka.FatalError(_native.Client, text, ErrorSize);
            reason = Marshal.PtrToStringUTF8((nint)text) ?? reason;
            _broken.TrySetResult(reason);
        }
        else if (code == ErrorCode.Local_AllBrokersDown)
        {
            _doubt();
        }

        _log.Take(new Error(code, reason, isFatal));
    }
}
