// The public surface of the Microsoft.DurableTask SDK that orchestrations meet. Compiled to metadata only, never run.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask
{
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class DurableTaskAttribute : Attribute
    {
        public extern DurableTaskAttribute(string? name = null);

        public TaskName Name { get; }

        public string? Version { get; set; }
    }

    public readonly struct TaskName : IEquatable<TaskName>
    {
        public extern TaskName(string name);

        public string Name { get; }

        public extern bool Equals(TaskName other);

        public static extern implicit operator string(TaskName value);

        public static extern implicit operator TaskName(string value);
    }

    public readonly struct TaskVersion
    {
        public extern TaskVersion(string version);

        public string? Version { get; }
    }

    public record ParentOrchestrationInstance(TaskName Name, string InstanceId);

    public class RetryPolicy
    {
        public extern RetryPolicy(
            int maxNumberOfAttempts,
            TimeSpan firstRetryInterval,
            double backoffCoefficient = 1.0,
            TimeSpan? maxRetryInterval = null,
            TimeSpan? retryTimeout = null);

        public int MaxNumberOfAttempts { get; }

        public TimeSpan FirstRetryInterval { get; }

        public double BackoffCoefficient { get; }

        public TimeSpan MaxRetryInterval { get; }

        public TimeSpan RetryTimeout { get; }
    }

    public record RetryContext(
        TaskOrchestrationContext OrchestrationContext,
        int LastAttemptNumber,
        TaskFailureDetails LastFailure,
        TimeSpan TotalRetryTime,
        CancellationToken CancellationToken);

    public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);

    public delegate bool RetryHandler(RetryContext retryContext);

    public record TaskRetryOptions
    {
        public extern TaskRetryOptions(RetryPolicy policy);

        public extern TaskRetryOptions(AsyncRetryHandler handler);

        public RetryPolicy? Policy { get; }

        public static extern TaskRetryOptions FromRetryPolicy(RetryPolicy policy);

        public static extern TaskRetryOptions FromRetryHandler(RetryHandler handler);

        public static extern TaskRetryOptions FromRetryHandler(AsyncRetryHandler handler);

        public static extern implicit operator TaskRetryOptions(RetryPolicy policy);
    }

    public record TaskOptions
    {
        public extern TaskOptions(TaskRetryOptions? retry = null);

        public TaskRetryOptions? Retry { get; init; }

        public IDictionary<string, string>? Tags { get; init; }

        public TaskVersion? Version { get; init; }

        public static extern TaskOptions FromRetryPolicy(RetryPolicy policy);

        public static extern TaskOptions FromRetryHandler(RetryHandler handler);

        public static extern TaskOptions FromRetryHandler(AsyncRetryHandler handler);

        public extern SubOrchestrationOptions WithInstanceId(string instanceId);
    }

    public record SubOrchestrationOptions : TaskOptions
    {
        public extern SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null);

        public extern SubOrchestrationOptions(TaskOptions options, string? instanceId = null);

        public string? InstanceId { get; init; }
    }

    public record StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null);

    public class ContinueAsNewOptions
    {
        public object? NewInput { get; set; }

        public bool PreserveUnprocessedEvents { get; set; }

        public string? NewVersion { get; set; }
    }

    public record TaskFailureDetails(string ErrorType, string ErrorMessage, string? StackTrace, TaskFailureDetails? InnerFailure)
    {
        public extern bool IsCausedBy<T>() where T : Exception;
    }

    public sealed class TaskFailedException : Exception
    {
        public TaskFailureDetails FailureDetails { get; }

        public int TaskId { get; }

        public string TaskName { get; }
    }

    public abstract class TaskOrchestrationContext
    {
        public abstract TaskName Name { get; }

        public abstract string InstanceId { get; }

        public abstract ParentOrchestrationInstance? Parent { get; }

        public abstract DateTime CurrentUtcDateTime { get; }

        public abstract bool IsReplaying { get; }

        public virtual extern string Version { get; }

        public virtual extern IReadOnlyDictionary<string, object?> Properties { get; }

        public virtual extern TaskOrchestrationEntityFeature Entities { get; }

        public virtual extern ILoggerFactory ReplaySafeLoggerFactory { get; }

        protected abstract ILoggerFactory LoggerFactory { get; }

        public abstract T? GetInput<T>();

        public virtual extern Task CallActivityAsync(TaskName name, TaskOptions options);

        public virtual extern Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null);

        public virtual extern Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options);

        public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

        public virtual extern Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken);

        public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

        public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

        public extern Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout);

        public extern Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken);

        public abstract void SendEvent(string instanceId, string eventName, object payload);

        public abstract void SetCustomStatus(object? customStatus);

        public virtual extern Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options);

        public virtual extern Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null);

        public virtual extern Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options);

        public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(
            TaskName orchestratorName,
            object? input = null,
            TaskOptions? options = null);

        public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

        public virtual extern void ContinueAsNew(ContinueAsNewOptions options);

        public abstract Guid NewGuid();

        public virtual extern ILogger CreateReplaySafeLogger(string categoryName);

        public virtual extern ILogger CreateReplaySafeLogger(Type type);

        public virtual extern ILogger CreateReplaySafeLogger<T>();

        public virtual extern int CompareVersionTo(string version);
    }

    public interface ITaskOrchestrator
    {
        Type InputType { get; }

        Type OutputType { get; }

        Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
    }

    public abstract class TaskOrchestrator<TInput, TOutput> : ITaskOrchestrator
    {
        extern Type ITaskOrchestrator.InputType { get; }

        extern Type ITaskOrchestrator.OutputType { get; }

        extern Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input);

        public abstract Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input);
    }

    public abstract class TaskActivityContext
    {
        public abstract TaskName Name { get; }

        public abstract string InstanceId { get; }
    }

    public interface ITaskActivity
    {
        Type InputType { get; }

        Type OutputType { get; }

        Task<object?> RunAsync(TaskActivityContext context, object? input);
    }

    public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
    {
        extern Type ITaskActivity.InputType { get; }

        extern Type ITaskActivity.OutputType { get; }

        extern Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input);

        public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);
    }

    public sealed class DurableTaskRegistry
    {
        public extern DurableTaskRegistry AddOrchestrator(TaskName name, Func<ITaskOrchestrator> factory);

        public extern DurableTaskRegistry AddOrchestrator(TaskName name, Type type);

        public extern DurableTaskRegistry AddOrchestrator(Type type);

        public extern DurableTaskRegistry AddOrchestrator<TOrchestrator>(TaskName name) where TOrchestrator : class, ITaskOrchestrator;

        public extern DurableTaskRegistry AddOrchestrator<TOrchestrator>() where TOrchestrator : class, ITaskOrchestrator;

        public extern DurableTaskRegistry AddOrchestrator(TaskName name, ITaskOrchestrator orchestrator);

        public extern DurableTaskRegistry AddOrchestrator(ITaskOrchestrator orchestrator);

        public extern DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(
            TaskName name, Func<TaskOrchestrationContext, TInput, Task<TOutput>> orchestrator);

        public extern DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(
            TaskName name, Func<TaskOrchestrationContext, TInput, TOutput> orchestrator);

        public extern DurableTaskRegistry AddOrchestratorFunc<TInput>(
            TaskName name, Func<TaskOrchestrationContext, TInput, Task> orchestrator);

        public extern DurableTaskRegistry AddOrchestratorFunc<TOutput>(
            TaskName name, Func<TaskOrchestrationContext, Task<TOutput>> orchestrator);

        public extern DurableTaskRegistry AddOrchestratorFunc(TaskName name, Func<TaskOrchestrationContext, Task> orchestrator);

        public extern DurableTaskRegistry AddOrchestratorFunc<TOutput>(TaskName name, Func<TaskOrchestrationContext, TOutput> orchestrator);

        public extern DurableTaskRegistry AddOrchestratorFunc<TInput>(TaskName name, Action<TaskOrchestrationContext, TInput> orchestrator);

        public extern DurableTaskRegistry AddOrchestratorFunc(TaskName name, Action<TaskOrchestrationContext> orchestrator);

        public extern DurableTaskRegistry AddActivity(TaskName name, Type type);

        public extern DurableTaskRegistry AddActivity(Type type);

        public extern DurableTaskRegistry AddActivity<TActivity>(TaskName name) where TActivity : class, ITaskActivity;

        public extern DurableTaskRegistry AddActivity<TActivity>() where TActivity : class, ITaskActivity;

        public extern DurableTaskRegistry AddActivity(TaskName name, ITaskActivity activity);

        public extern DurableTaskRegistry AddActivity(ITaskActivity activity);

        public extern DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
            TaskName name, Func<TaskActivityContext, TInput, Task<TOutput>> activity);

        public extern DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
            TaskName name, Func<TaskActivityContext, TInput, TOutput> activity);

        public extern DurableTaskRegistry AddActivityFunc<TInput>(TaskName name, Func<TaskActivityContext, TInput, Task> activity);

        public extern DurableTaskRegistry AddActivityFunc<TOutput>(TaskName name, Func<TaskActivityContext, Task<TOutput>> activity);

        public extern DurableTaskRegistry AddActivityFunc(TaskName name, Func<TaskActivityContext, Task> activity);

        public extern DurableTaskRegistry AddActivityFunc<TOutput>(TaskName name, Func<TaskActivityContext, TOutput> activity);

        public extern DurableTaskRegistry AddActivityFunc<TInput>(TaskName name, Action<TaskActivityContext, TInput> activity);

        public extern DurableTaskRegistry AddActivityFunc(TaskName name, Action<TaskActivityContext> activity);

        public extern DurableTaskRegistry AddEntity<TEntity>(TaskName name) where TEntity : class, ITaskEntity;

        public extern DurableTaskRegistry AddEntity<TEntity>() where TEntity : class, ITaskEntity;

        public extern DurableTaskRegistry AddEntity(TaskName name, Type type);
    }
}
