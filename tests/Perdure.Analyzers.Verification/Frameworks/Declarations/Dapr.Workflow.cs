// The public surface of Dapr Workflow that workflows meet. Compiled to metadata only, never run.
using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dapr.Workflow
{
    public class WorkflowRetryPolicy
    {
        public extern WorkflowRetryPolicy(
            int maxNumberOfAttempts,
            TimeSpan firstRetryInterval,
            double backoffCoefficient = 1.0,
            TimeSpan? maxRetryInterval = null,
            TimeSpan? retryTimeout = null);
    }

    public record WorkflowTaskOptions(WorkflowRetryPolicy? RetryPolicy = null, string? TargetAppId = null);

    public record ChildWorkflowTaskOptions(string? InstanceId = null, WorkflowRetryPolicy? RetryPolicy = null, string? TargetAppId = null)
        : WorkflowTaskOptions(RetryPolicy, TargetAppId);

    public record WorkflowTaskFailureDetails(string ErrorType, string ErrorMessage, string? StackTrace = null)
    {
        public extern bool IsCausedBy<T>() where T : Exception;
    }

    public class WorkflowTaskFailedException : Exception
    {
        public WorkflowTaskFailureDetails FailureDetails { get; }
    }

    public interface IWorkflowContext
    {
        string Name { get; }

        string InstanceId { get; }

        DateTime CurrentUtcDateTime { get; }

        bool IsReplaying { get; }
    }

    public abstract class WorkflowContext : IWorkflowContext
    {
        public abstract string Name { get; }

        public abstract string InstanceId { get; }

        public abstract DateTime CurrentUtcDateTime { get; }

        public abstract bool IsReplaying { get; }

        public abstract bool IsPatched(string patchName);

        public virtual extern Task CallActivityAsync(string name, object? input = null, WorkflowTaskOptions? options = null);

        public abstract Task<T> CallActivityAsync<T>(string name, object? input = null, WorkflowTaskOptions? options = null);

        public virtual extern Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken = default);

        public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

        public abstract Task<T> WaitForExternalEventAsync<T>(string eventName, CancellationToken cancellationToken = default);

        public abstract Task<T> WaitForExternalEventAsync<T>(string eventName, TimeSpan timeout);

        public abstract void SendEvent(string instanceId, string eventName, object payload);

        public abstract void SetCustomStatus(object? customStatus);

        public virtual extern Task CallChildWorkflowAsync(string workflowName, object? input = null, ChildWorkflowTaskOptions? options = null);

        public abstract Task<TResult> CallChildWorkflowAsync<TResult>(
            string workflowName, object? input = null, ChildWorkflowTaskOptions? options = null);

        public abstract ILogger CreateReplaySafeLogger(string categoryName);

        public abstract ILogger CreateReplaySafeLogger(Type type);

        public abstract ILogger CreateReplaySafeLogger<T>();

        public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

        public abstract Guid NewGuid();
    }

    public interface IWorkflow
    {
        Type InputType { get; }

        Type OutputType { get; }

        Task<object?> RunAsync(WorkflowContext context, object? input);
    }

    public abstract class Workflow<TInput, TOutput> : IWorkflow
    {
        extern Type IWorkflow.InputType { get; }

        extern Type IWorkflow.OutputType { get; }

        extern Task<object?> IWorkflow.RunAsync(WorkflowContext context, object? input);

        public abstract Task<TOutput> RunAsync(WorkflowContext context, TInput input);
    }

    public abstract class WorkflowActivityContext
    {
        public abstract string InstanceId { get; }
    }

    public interface IWorkflowActivity
    {
        Type InputType { get; }

        Type OutputType { get; }

        Task<object?> RunAsync(WorkflowActivityContext context, object? input);
    }

    public abstract class WorkflowActivity<TInput, TOutput> : IWorkflowActivity
    {
        extern Type IWorkflowActivity.InputType { get; }

        extern Type IWorkflowActivity.OutputType { get; }

        extern Task<object?> IWorkflowActivity.RunAsync(WorkflowActivityContext context, object? input);

        public abstract Task<TOutput> RunAsync(WorkflowActivityContext context, TInput input);
    }

    public sealed class WorkflowRuntimeOptions
    {
        public extern void RegisterWorkflow<TInput, TOutput>(string name, Func<WorkflowContext, TInput, Task<TOutput>> implementation);

        public extern void RegisterWorkflow<TWorkflow>(string? name = null) where TWorkflow : class, IWorkflow, new();

        public extern void RegisterActivity<TInput, TOutput>(string name, Func<WorkflowActivityContext, TInput, Task<TOutput>> implementation);

        public extern void RegisterActivity<TActivity>(string? name = null) where TActivity : class, IWorkflowActivity;
    }

    public class DaprWorkflowClient
    {
        public extern Task<string> ScheduleNewWorkflowAsync(string name, string? instanceId = null, object? input = null);
    }

    public static class WorkflowServiceCollectionExtensions
    {
        public static extern IServiceCollection AddDaprWorkflow(
            this IServiceCollection serviceCollection, Action<WorkflowRuntimeOptions> configure);
    }
}
