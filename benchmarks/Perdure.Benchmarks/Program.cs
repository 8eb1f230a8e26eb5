using Perdure.Benchmarks.Measuring;

return await BenchmarkRunner.RunAsync(args);
