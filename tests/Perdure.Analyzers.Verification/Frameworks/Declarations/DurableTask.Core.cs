// The public surface of DurableTask.Core that orchestrations meet. Compiled to metadata only, never run.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DurableTask.Core.Serializing;

namespace DurableTask.Core
{
    public class OrchestrationInstance
    {
        public string InstanceId { get; set; }

        public string ExecutionId { get; set; }
    }

    public class RetryOptions
    {
        public extern RetryOptions(TimeSpan firstRetryInterval, int maxNumberOfAttempts);

        public TimeSpan FirstRetryInterval { get; set; }

        public TimeSpan MaxRetryInterval { get; set; }

        public double BackoffCoefficient { get; set; }

        public TimeSpan RetryTimeout { get; set; }

        public int MaxNumberOfAttempts { get; set; }

        public Func<Exception, bool> Handle { get; set; }
    }

    public abstract class OrchestrationContext
    {
        [ThreadStatic]
        public static bool IsOrchestratorThread;

        public OrchestrationInstance OrchestrationInstance { get; }

        public virtual extern DateTime CurrentUtcDateTime { get; }

        public JsonDataConverter MessageDataConverter { get; set; }

        public JsonDataConverter ErrorDataConverter { get; set; }

        public bool IsReplaying { get; }

        public virtual extern T CreateClient<T>() where T : class;

        public virtual extern T CreateClient<T>(bool useFullyQualifiedMethodNames) where T : class;

        public virtual extern T CreateClientV2<T>() where T : class;

        public virtual extern T CreateRetryableClient<T>(RetryOptions retryOptions) where T : class;

        public virtual extern Task<T> ScheduleWithRetry<T>(Type taskActivityType, RetryOptions retryOptions, params object[] parameters);

        public virtual extern Task<T> ScheduleWithRetry<T>(
            string name, string version, RetryOptions retryOptions, params object[] parameters);

        public virtual extern Task<TResult> ScheduleTask<TResult>(Type activityType, params object[] parameters);

        public abstract Task<TResult> ScheduleTask<TResult>(string name, string version, params object[] parameters);

        public abstract Task<T> CreateTimer<T>(DateTime fireAt, T state);

        public abstract Task<T> CreateTimer<T>(DateTime fireAt, T state, CancellationToken cancelToken);

        public virtual extern Task<T> CreateSubOrchestrationInstance<T>(Type orchestrationType, object input);

        public virtual extern Task<T> CreateSubOrchestrationInstance<T>(Type orchestrationType, string instanceId, object input);

        public virtual extern Task<T> CreateSubOrchestrationInstanceWithRetry<T>(Type orchestrationType, RetryOptions retryOptions, object input);

        public virtual extern Task<T> CreateSubOrchestrationInstanceWithRetry<T>(
            Type orchestrationType, string instanceId, RetryOptions retryOptions, object input);

        public abstract Task<T> CreateSubOrchestrationInstance<T>(string name, string version, object input);

        public abstract Task<T> CreateSubOrchestrationInstance<T>(string name, string version, string instanceId, object input);

        public abstract void SendEvent(OrchestrationInstance orchestrationInstance, string eventName, object eventData);

        public abstract void ContinueAsNew(object input);

        public abstract void ContinueAsNew(string newVersion, object input);
    }

    public abstract class TaskOrchestration
    {
        public abstract Task<string> Execute(OrchestrationContext context, string input);

        public abstract void RaiseEvent(OrchestrationContext context, string name, string input);

        public abstract string GetStatus();
    }

    public abstract class TaskOrchestration<TResult, TInput> : TaskOrchestration<TResult, TInput, string, string>
    {
    }

    public abstract class TaskOrchestration<TResult, TInput, TEvent, TStatus> : TaskOrchestration
    {
        public DataConverter DataConverter { get; protected set; }

        public override extern Task<string> Execute(OrchestrationContext context, string input);

        public override extern void RaiseEvent(OrchestrationContext context, string name, string input);

        public override extern string GetStatus();

        public abstract Task<TResult> RunTask(OrchestrationContext context, TInput input);

        public virtual extern void OnEvent(OrchestrationContext context, string name, TEvent input);

        public virtual extern TStatus OnGetStatus();
    }

    public class TaskContext
    {
        public OrchestrationInstance OrchestrationInstance { get; }
    }

    public abstract class TaskActivity
    {
        public abstract string Run(TaskContext context, string input);

        public virtual extern Task<string> RunAsync(TaskContext context, string input);
    }

    public abstract class AsyncTaskActivity<TInput, TResult> : TaskActivity
    {
        public override extern string Run(TaskContext context, string input);

        protected abstract Task<TResult> ExecuteAsync(TaskContext context, TInput input);
    }

    public abstract class TaskActivity<TInput, TResult> : AsyncTaskActivity<TInput, TResult>
    {
        protected abstract TResult Execute(TaskContext context, TInput input);

        protected override extern Task<TResult> ExecuteAsync(TaskContext context, TInput input);
    }

    public abstract class ObjectCreator<T>
    {
        public string Name { get; set; }

        public string Version { get; set; }

        public abstract T Create();
    }

    public sealed class TaskHubWorker
    {
        public extern TaskHubWorker AddTaskOrchestrations(params Type[] taskOrchestrationTypes);

        public extern TaskHubWorker AddTaskOrchestrations(params ObjectCreator<TaskOrchestration>[] taskOrchestrationCreators);

        public extern TaskHubWorker AddTaskActivities(params TaskActivity[] taskActivityObjects);

        public extern TaskHubWorker AddTaskActivities(params Type[] taskActivityTypes);

        public extern TaskHubWorker AddTaskActivities(params ObjectCreator<TaskActivity>[] taskActivityCreators);

        public extern TaskHubWorker AddTaskActivitiesFromInterface<T>(T activities);

        public extern TaskHubWorker AddTaskActivitiesFromInterfaceV2<T>(object activities);
    }

    public sealed class TaskHubClient
    {
        public extern Task<OrchestrationInstance> CreateOrchestrationInstanceAsync(Type orchestrationType, object input);
    }
}

namespace DurableTask.Core.Serializing
{
    public abstract class DataConverter
    {
        public extern string Serialize(object value);

        public extern T Deserialize<T>(string data);
    }

    public class JsonDataConverter : DataConverter
    {
    }
}

namespace DurableTask.Core.Exceptions
{
    public class OrchestrationException : Exception
    {
        public int EventId { get; set; }
    }

    public class TaskFailedException : OrchestrationException
    {
        public int ScheduleId { get; set; }

        public string Name { get; set; }
    }

    public class SubOrchestrationFailedException : OrchestrationException
    {
        public int ScheduleId { get; set; }

        public string Name { get; set; }
    }
}
