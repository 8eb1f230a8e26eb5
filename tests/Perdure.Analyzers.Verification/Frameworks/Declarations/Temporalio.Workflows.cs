// The public surface of the Temporal SDK that workflows call. Compiled to metadata only, never run.
using System;
using System.Collections.Generic;
using System.Linq.Expressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Temporalio.Common;
using Temporalio.Exceptions;

namespace Temporalio.Workflows
{
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
    public sealed class WorkflowAttribute : Attribute
    {
        public bool Dynamic { get; set; }

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
        public string? Description { get; set; }

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

    public enum ActivityCancellationType
    {
        TryCancel,
        WaitCancellationCompleted,
        Abandon,
    }

    public enum ParentClosePolicy
    {
        None,
        Terminate,
        Abandon,
        RequestCancel,
    }

    public class ActivityOptions
    {
        public TimeSpan? StartToCloseTimeout { get; set; }

        public TimeSpan? ScheduleToCloseTimeout { get; set; }

        public TimeSpan? ScheduleToStartTimeout { get; set; }

        public TimeSpan? HeartbeatTimeout { get; set; }

        public RetryPolicy? RetryPolicy { get; set; }

        public string? TaskQueue { get; set; }

        public string? ActivityId { get; set; }

        public string? Summary { get; set; }

        public ActivityCancellationType CancellationType { get; set; }

        public CancellationToken? CancellationToken { get; set; }
    }

    public class LocalActivityOptions
    {
        public TimeSpan? StartToCloseTimeout { get; set; }

        public TimeSpan? ScheduleToCloseTimeout { get; set; }

        public RetryPolicy? RetryPolicy { get; set; }
    }

    public class ChildWorkflowOptions
    {
        public string? Id { get; set; }

        public string? TaskQueue { get; set; }

        public ParentClosePolicy ParentClosePolicy { get; set; }

        public RetryPolicy? RetryPolicy { get; set; }

        public TimeSpan? RunTimeout { get; set; }

        public TimeSpan? ExecutionTimeout { get; set; }

        public CancellationToken? CancellationToken { get; set; }
    }

    public class ChildWorkflowHandle
    {
        public string Id { get; }

        public string FirstExecutionRunId { get; }

        public extern Task GetResultAsync();

        public extern Task<TLocalResult> GetResultAsync<TLocalResult>();

        public extern Task SignalAsync(string signal, IReadOnlyCollection<object?> args);
    }

    public class ChildWorkflowHandle<TWorkflow> : ChildWorkflowHandle
    {
        public extern Task SignalAsync(Expression<Func<TWorkflow, Task>> signalCall);
    }

    public class ChildWorkflowHandle<TWorkflow, TResult> : ChildWorkflowHandle<TWorkflow>
    {
        public new extern Task<TResult> GetResultAsync();
    }

    public class ExternalWorkflowHandle
    {
        public string Id { get; }

        public extern Task SignalAsync(string signal, IReadOnlyCollection<object?> args);

        public extern Task CancelAsync();
    }

    public class ExternalWorkflowHandle<TWorkflow> : ExternalWorkflowHandle
    {
        public extern Task SignalAsync(Expression<Func<TWorkflow, Task>> signalCall);
    }

    public class DelayOptions
    {
        public extern DelayOptions(TimeSpan delay, string? summary = null, CancellationToken? cancellationToken = null);
    }

    public class ContinueAsNewException : TemporalException
    {
    }

    public class ContinueAsNewOptions
    {
    }

    public class WorkflowInfo
    {
        public sealed record ParentInfo(string Namespace, string RunId, string WorkflowId);

        public ParentInfo? Parent { get; }

        public string Namespace { get; }

        public string TaskQueue { get; }

        public string WorkflowType { get; }

        public int Attempt { get; }

        public DateTime StartTime { get; }

        public string? ContinuedRunId { get; }

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
        public static bool AllHandlersFinished { get; }

        public static bool ContinueAsNewSuggested { get; }

        public static int CurrentHistoryLength { get; }

        public static int CurrentHistorySize { get; }

        public static object? Instance { get; }

        public static SearchAttributeCollection TypedSearchAttributes { get; }

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

        public static extern Task ExecuteLocalActivityAsync<TActivityInstance>(
            Expression<Func<TActivityInstance, Task>> activityCall, LocalActivityOptions options);

        public static extern Task<TResult> ExecuteLocalActivityAsync<TActivityInstance, TResult>(
            Expression<Func<TActivityInstance, TResult>> activityCall, LocalActivityOptions options);

        public static extern Task<TResult> ExecuteLocalActivityAsync<TActivityInstance, TResult>(
            Expression<Func<TActivityInstance, Task<TResult>>> activityCall, LocalActivityOptions options);

        public static extern Task<TResult> ExecuteLocalActivityAsync<TResult>(
            string activity, IReadOnlyCollection<object?> args, LocalActivityOptions options);

        public static extern Task<TResult> ExecuteChildWorkflowAsync<TWorkflow, TResult>(
            Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, ChildWorkflowOptions? options = null);

        public static extern Task ExecuteChildWorkflowAsync(
            string workflow, IReadOnlyCollection<object?> args, ChildWorkflowOptions? options = null);

        public static extern Task ExecuteChildWorkflowAsync<TWorkflow>(
            Expression<Func<TWorkflow, Task>> workflowRunCall, ChildWorkflowOptions? options = null);

        public static extern Task<TResult> ExecuteChildWorkflowAsync<TResult>(
            string workflow, IReadOnlyCollection<object?> args, ChildWorkflowOptions? options = null);

        public static extern Task<ChildWorkflowHandle<TWorkflow>> StartChildWorkflowAsync<TWorkflow>(
            Expression<Func<TWorkflow, Task>> workflowRunCall, ChildWorkflowOptions? options = null);

        public static extern Task<ChildWorkflowHandle<TWorkflow, TResult>> StartChildWorkflowAsync<TWorkflow, TResult>(
            Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, ChildWorkflowOptions? options = null);

        public static extern Task<ChildWorkflowHandle> StartChildWorkflowAsync(
            string workflow, IReadOnlyCollection<object?> args, ChildWorkflowOptions? options = null);

        public static extern ExternalWorkflowHandle GetExternalWorkflowHandle(string id, string? runId = null);

        public static extern ExternalWorkflowHandle<TWorkflow> GetExternalWorkflowHandle<TWorkflow>(string id, string? runId = null);

        public static extern void UpsertTypedSearchAttributes(params SearchAttributeUpdate[] updates);

        public static extern void UpsertMemo(params object[] updates);

        public static extern ContinueAsNewException CreateContinueAsNewException<TWorkflow>(
            Expression<Func<TWorkflow, Task>> workflowRunCall, ContinueAsNewOptions? options = null);

        public static extern ContinueAsNewException CreateContinueAsNewException<TWorkflow, TResult>(
            Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, ContinueAsNewOptions? options = null);

        public static extern ContinueAsNewException CreateContinueAsNewException(
            string workflow, IReadOnlyCollection<object?> args, ContinueAsNewOptions? options = null);

        public static extern bool Patched(string patchId);

        public static extern void DeprecatePatch(string patchId);

        public static class Unsafe
        {
            public static bool IsReplaying { get; }

            public static bool IsReplayingHistoryEvents { get; }
        }
    }
}
