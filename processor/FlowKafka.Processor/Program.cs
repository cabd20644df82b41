using FlowKafka.Processor.Verbs;

return await CommandLine.InvokeAsync(args, Terminal.OfProcess());
