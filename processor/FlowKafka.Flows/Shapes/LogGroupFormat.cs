namespace FlowKafka.Flows;

/// <summary>The format of an envelope's log group, which holds until this is disposed of.</summary>
internal readonly ref struct LogGroupFormat(LineTaker lines, FlowLogFormat? before)
{
    public void Dispose() => lines.Leave(before);
}
