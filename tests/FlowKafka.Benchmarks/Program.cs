using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(FlowKafka.Benchmarks.WindowBenchmarks).Assembly).Run(args);
