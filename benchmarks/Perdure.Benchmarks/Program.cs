using Perdure.Benchmarks;

return await BenchmarkRunner.RunAsync(args);
