// The public surface of the Temporal SDK that workflows meet. Compiled to metadata only, never run.
using System;
using System.Collections.Generic;
using System.Linq.Expressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Temporalio.Common;
using Temporalio.Exceptions;

namespace Temporalio.Activities
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ActivityAttribute : Attribute
    {
        public extern ActivityAttribute();

        public extern ActivityAttribute(string name);
    }

    public class ActivityExecutionContext
    {
        public static ActivityExecutionContext Current { get; }

        public CancellationToken CancellationToken { get; }
    }
}

namespace Temporalio.Client
{
    public interface ITemporalClient
    {
        Task<string> StartWorkflowAsync(string workflow, IReadOnlyCollection<object?> args);
    }
}

namespace Temporalio.Worker
{
    public class TemporalWorkerOptions
    {
        public extern TemporalWorkerOptions(string taskQueue);

        public extern TemporalWorkerOptions AddActivity(Delegate del);

        public extern TemporalWorkerOptions AddAllActivities<T>(T? instance);

        public extern TemporalWorkerOptions AddWorkflow<T>();

        public extern TemporalWorkerOptions AddWorkflow(Type type);
    }
}

namespace Temporalio.Common
{
    public record RetryPolicy
    {
        public TimeSpan InitialInterval { get; init; }

        public float BackoffCoefficient { get; init; }

        public TimeSpan? MaximumInterval { get; init; }

        public int MaximumAttempts { get; init; }

        public IReadOnlyCollection<string>? NonRetryableErrorTypes { get; init; }
    }

    public sealed class SearchAttributeCollection
    {
        public extern T Get<T>(SearchAttributeKey<T> key) where T : notnull;
    }

    public record SearchAttributeUpdate;

    public record SearchAttributeKey
    {
        public static extern SearchAttributeKey<string> CreateKeyword(string name);

        public static extern SearchAttributeKey<long> CreateLong(string name);
    }

    public record SearchAttributeKey<T> : SearchAttributeKey
        where T : notnull
    {
        public extern SearchAttributeUpdate ValueSet(T value);
    }
}

namespace Temporalio.Exceptions
{
    public class TemporalException : Exception
    {
        public extern TemporalException();

        public extern TemporalException(string message, Exception? inner = null);

        public static extern bool IsCanceledException(Exception e);
    }

    public class FailureException : TemporalException
    {
        public extern FailureException();

        public extern FailureException(string message, Exception? inner = null);
    }

    public class ApplicationFailureException : FailureException
    {
        public extern ApplicationFailureException(
            string message,
            Exception? inner = null,
            string? errorType = null,
            bool nonRetryable = false,
            IReadOnlyCollection<object?>? details = null);

        public string? ErrorType { get; }

        public bool NonRetryable { get; }
    }

    public class ActivityFailureException : FailureException
    {
    }

    public class ChildWorkflowFailureException : FailureException
    {
    }

    public class CanceledFailureException : FailureException
    {
    }

    public class TimeoutFailureException : FailureException
    {
    }
}
