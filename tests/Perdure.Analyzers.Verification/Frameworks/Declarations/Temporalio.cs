// The public surface of the Temporal SDK that workflows meet. Compiled to metadata only, never run.
using System;
using System.Collections.Generic;
using System.Linq.Expressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

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

namespace Temporalio.Workflows
{
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
    public sealed class WorkflowAttribute : Attribute
    {
        public extern WorkflowAttribute();

        public extern WorkflowAttribute(string name);
    }

    [AttributeUsage(AttributeTargets.Constructor)]
    public sealed class WorkflowInitAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class WorkflowRunAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class WorkflowSignalAttribute : Attribute
    {
        public extern WorkflowSignalAttribute();

        public extern WorkflowSignalAttribute(string name);
    }

    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
    public sealed class WorkflowQueryAttribute : Attribute
    {
        public extern WorkflowQueryAttribute();

        public extern WorkflowQueryAttribute(string name);
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class WorkflowUpdateAttribute : Attribute
    {
        public extern WorkflowUpdateAttribute();

        public extern WorkflowUpdateAttribute(string name);
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class WorkflowUpdateValidatorAttribute : Attribute
    {
        public extern WorkflowUpdateValidatorAttribute(string updateMethod);
    }

    public class ActivityOptions
    {
        public TimeSpan? StartToCloseTimeout { get; set; }

        public TimeSpan? ScheduleToCloseTimeout { get; set; }

        public CancellationToken? CancellationToken { get; set; }
    }

    public class LocalActivityOptions
    {
        public TimeSpan? StartToCloseTimeout { get; set; }
    }

    public class ChildWorkflowOptions
    {
        public string? Id { get; set; }
    }

    public class DelayOptions
    {
        public extern DelayOptions(TimeSpan delay, string? summary = null, CancellationToken? cancellationToken = null);
    }

    public class ContinueAsNewException : Exception
    {
    }

    public class ContinueAsNewOptions
    {
    }

    public class WorkflowInfo
    {
        public string WorkflowId { get; }

        public string RunId { get; }
    }

    public class Mutex
    {
        public extern Task WaitOneAsync(CancellationToken? cancellationToken = null);

        public extern void ReleaseMutex();
    }

    public class Semaphore
    {
        public extern Semaphore(int max);

        public extern Task WaitAsync(CancellationToken? cancellationToken = null);

        public extern void Release();
    }

    public static class Workflow
    {
        public static bool ContinueAsNewSuggested { get; }

        public static CancellationToken CancellationToken { get; }

        public static WorkflowInfo Info { get; }

        public static bool InWorkflow { get; }

        public static ILogger Logger { get; }

        public static Random Random { get; }

        public static TaskScheduler TaskScheduler { get; }

        public static DateTime UtcNow { get; }

        public static extern Guid NewGuid();

        public static extern Task DelayAsync(int millisecondsDelay, CancellationToken? cancellationToken = null);

        public static extern Task DelayAsync(TimeSpan delay, CancellationToken? cancellationToken = null);

        public static extern Task DelayAsync(DelayOptions options);

        public static extern Task WaitConditionAsync(Func<bool> conditionCheck, CancellationToken? cancellationToken = null);

        public static extern Task<bool> WaitConditionAsync(
            Func<bool> conditionCheck, int timeoutMilliseconds, CancellationToken? cancellationToken = null);

        public static extern Task<bool> WaitConditionAsync(
            Func<bool> conditionCheck, TimeSpan timeout, CancellationToken? cancellationToken = null);

        public static extern Task WhenAllAsync(IEnumerable<Task> tasks);

        public static extern Task WhenAllAsync(params Task[] tasks);

        public static extern Task<TResult[]> WhenAllAsync<TResult>(IEnumerable<Task<TResult>> tasks);

        public static extern Task<TResult[]> WhenAllAsync<TResult>(params Task<TResult>[] tasks);

        public static extern Task<Task> WhenAnyAsync(IEnumerable<Task> tasks);

        public static extern Task<Task> WhenAnyAsync(params Task[] tasks);

        public static extern Task<Task<TResult>> WhenAnyAsync<TResult>(params Task<TResult>[] tasks);

        public static extern Task RunTaskAsync(Action action, CancellationToken? cancellationToken = null);

        public static extern Task RunTaskAsync(Func<Task> function, CancellationToken? cancellationToken = null);

        public static extern Task<TResult> RunTaskAsync<TResult>(Func<Task<TResult>> function, CancellationToken? cancellationToken = null);

        public static extern Task<TResult> ExecuteActivityAsync<TResult>(Expression<Func<TResult>> activityCall, ActivityOptions options);

        public static extern Task ExecuteActivityAsync(Expression<Action> activityCall, ActivityOptions options);

        public static extern Task ExecuteActivityAsync(Expression<Func<Task>> activityCall, ActivityOptions options);

        public static extern Task<TResult> ExecuteActivityAsync<TResult>(Expression<Func<Task<TResult>>> activityCall, ActivityOptions options);

        public static extern Task ExecuteActivityAsync<TActivityInstance>(
            Expression<Func<TActivityInstance, Task>> activityCall, ActivityOptions options);

        public static extern Task<TResult> ExecuteActivityAsync<TActivityInstance, TResult>(
            Expression<Func<TActivityInstance, Task<TResult>>> activityCall, ActivityOptions options);

        public static extern Task<TResult> ExecuteActivityAsync<TActivityInstance, TResult>(
            Expression<Func<TActivityInstance, TResult>> activityCall, ActivityOptions options);

        public static extern Task ExecuteActivityAsync(string activity, IReadOnlyCollection<object?> args, ActivityOptions options);

        public static extern Task<TResult> ExecuteActivityAsync<TResult>(
            string activity, IReadOnlyCollection<object?> args, ActivityOptions options);

        public static extern Task<TResult> ExecuteLocalActivityAsync<TResult>(
            Expression<Func<Task<TResult>>> activityCall, LocalActivityOptions options);

        public static extern Task<TResult> ExecuteChildWorkflowAsync<TWorkflow, TResult>(
            Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, ChildWorkflowOptions? options = null);

        public static extern Task ExecuteChildWorkflowAsync(
            string workflow, IReadOnlyCollection<object?> args, ChildWorkflowOptions? options = null);

        public static extern ContinueAsNewException CreateContinueAsNewException<TWorkflow>(
            Expression<Func<TWorkflow, Task>> workflowRunCall, ContinueAsNewOptions? options = null);

        public static extern bool Patched(string patchId);

        public static extern void DeprecatePatch(string patchId);

        public static class Unsafe
        {
            public static bool IsReplaying { get; }

            public static bool IsReplayingHistoryEvents { get; }
        }
    }
}
