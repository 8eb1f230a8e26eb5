using Microsoft.Extensions.Options;
using Perdure.Worker;
using static Perdure.Worker.DurableTaskWorkerOptions;

namespace Perdure.Hosting;

/// <summary>Checks the options of the worker when the application starts.</summary>
internal sealed class DurableTaskWorkerOptionsValidator : IValidateOptions<DurableTaskWorkerOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DurableTaskWorkerOptions options)
    {
        var faults = new List<string>();
        void Check(bool holds, string option, object? value, string rule)
        {
            if (!holds)
            {
                faults.Add($"{nameof(DurableTaskWorkerOptions)}.{option} is '{value}', but must be {rule}.");
            }
        }

        void AtLeastOne(int value, string option) => Check(value >= 1, option, value, "1 or more");
        AtLeastOne(options.Concurrency.MaximumConcurrentActivityWorkItems, $"{nameof(options.Concurrency)}.{nameof(options.Concurrency.MaximumConcurrentActivityWorkItems)}");
        AtLeastOne(options.Concurrency.MaximumConcurrentOrchestrationWorkItems, $"{nameof(options.Concurrency)}.{nameof(options.Concurrency.MaximumConcurrentOrchestrationWorkItems)}");
        AtLeastOne(options.Concurrency.MaximumConcurrentEntityWorkItems, $"{nameof(options.Concurrency)}.{nameof(options.Concurrency.MaximumConcurrentEntityWorkItems)}");
        AtLeastOne(options.MaximumEntityBatchSize, nameof(options.MaximumEntityBatchSize));
        Check(options.MaximumTimerInterval > TimeSpan.Zero, nameof(options.MaximumTimerInterval), options.MaximumTimerInterval, "more than zero");
        Check(options.ContinuationCacheEvents >= 0, nameof(options.ContinuationCacheEvents), options.ContinuationCacheEvents, "0 or more");
        Check(options.AutoPurgeAfter is null || options.AutoPurgeAfter > TimeSpan.Zero, nameof(options.AutoPurgeAfter), options.AutoPurgeAfter, "null or more than zero");
        Check(options.DataConverter is not null, nameof(options.DataConverter), null, "a data converter");
        Check(options.Versioning is not null, nameof(options.Versioning), null, "given");
        Check(
            options.Versioning is not { MatchStrategy: not VersionMatchStrategy.None, Version: null or "" },
            $"{nameof(options.Versioning)}.{nameof(options.Versioning.Version)}",
            options.Versioning?.Version,
            $"given when {nameof(options.Versioning.MatchStrategy)} is not {nameof(VersionMatchStrategy.None)}");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
