using BenchmarkDotNet.Running;
using FlowKafka.Benchmarks;
using FlowKafka.Benchmarks.EndToEnd;

if (args is ["end-to-end", ..])
    return EndToEndCommand.Run(EndToEndOptions.Parse(args.AsSpan(1)));
BenchmarkSwitcher.FromAssembly(typeof(WindowBenchmarks).Assembly).Run(args);
return 0;
