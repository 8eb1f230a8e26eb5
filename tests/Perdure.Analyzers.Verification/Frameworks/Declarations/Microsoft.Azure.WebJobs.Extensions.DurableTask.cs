// The public surface of Durable Functions in process that orchestrations meet. Compiled to metadata only, never run.
using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.WebJobs
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FunctionNameAttribute : Attribute
    {
        public extern FunctionNameAttribute(string name);

        public string Name { get; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class BlobAttribute : Attribute
    {
        public extern BlobAttribute(string blobPath);
    }

    public interface IAsyncCollector<in T>
    {
        Task AddAsync(T item, CancellationToken cancellationToken = default);

        Task FlushAsync(CancellationToken cancellationToken = default);
    }

    public interface ICollector<in T>
    {
        void Add(T item);
    }
}

namespace Microsoft.Azure.WebJobs.Extensions.DurableTask
{
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class OrchestrationTriggerAttribute : Attribute
    {
        public string Orchestration { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class ActivityTriggerAttribute : Attribute
    {
        public string Activity { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class EntityTriggerAttribute : Attribute
    {
        public string EntityName { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
    public class DurableClientAttribute : Attribute
    {
        public string TaskHub { get; set; }

        public string ConnectionName { get; set; }
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class DeterministicAttribute : Attribute
    {
    }

    public struct EntityId
    {
        public extern EntityId(string entityName, string entityKey);
    }

    public class RetryOptions
    {
        public extern RetryOptions(TimeSpan firstRetryInterval, int maxNumberOfAttempts);

        public double BackoffCoefficient { get; set; }

        public Func<Exception, bool> Handle { get; set; }
    }

    public class DurableHttpRequest
    {
        public extern DurableHttpRequest(HttpMethod method, Uri uri);
    }

    public class DurableHttpResponse
    {
        public string Content { get; }
    }

    public interface IDurableOrchestrationContext
    {
        string Name { get; }

        string InstanceId { get; }

        string ParentInstanceId { get; }

        DateTime CurrentUtcDateTime { get; }

        bool IsReplaying { get; }

        TInput GetInput<TInput>();

        void SetOutput(object output);

        void ContinueAsNew(object input, bool preserveUnprocessedEvents = false);

        void SetCustomStatus(object customStatusObject);

        Task<DurableHttpResponse> CallHttpAsync(DurableHttpRequest req);

        Task<TResult> CallEntityAsync<TResult>(EntityId entityId, string operationName);

        Task<TResult> CallEntityAsync<TResult>(EntityId entityId, string operationName, object operationInput);

        Task CallEntityAsync(EntityId entityId, string operationName);

        Task CallEntityAsync(EntityId entityId, string operationName, object operationInput);

        Task<TResult> CallSubOrchestratorAsync<TResult>(string functionName, string instanceId, object input);

        Task<TResult> CallSubOrchestratorAsync<TResult>(string functionName, object input);

        Task CallSubOrchestratorAsync(string functionName, object input);

        Task<TResult> CallSubOrchestratorWithRetryAsync<TResult>(string functionName, RetryOptions retryOptions, string instanceId, object input);

        Task<T> CreateTimer<T>(DateTime fireAt, T state, CancellationToken cancelToken);

        Task CreateTimer(DateTime fireAt, CancellationToken cancelToken);

        Task<T> WaitForExternalEvent<T>(string name);

        Task WaitForExternalEvent(string name);

        Task<T> WaitForExternalEvent<T>(string name, TimeSpan timeout, CancellationToken cancelToken = default);

        Task<T> WaitForExternalEvent<T>(string name, TimeSpan timeout, T defaultValue, CancellationToken cancelToken = default);

        Task<IDisposable> LockAsync(params EntityId[] entities);

        bool IsLocked(out IReadOnlyList<EntityId> ownedLocks);

        Guid NewGuid();

        Task<TResult> CallActivityAsync<TResult>(string functionName, object input);

        Task CallActivityAsync(string functionName, object input);

        Task<TResult> CallActivityWithRetryAsync<TResult>(string functionName, RetryOptions retryOptions, object input);

        Task CallActivityWithRetryAsync(string functionName, RetryOptions retryOptions, object input);

        void SignalEntity(EntityId entity, string operationName, object operationInput = null);

        void SignalEntity(EntityId entity, DateTime scheduledTimeUtc, string operationName, object operationInput = null);

        string StartNewOrchestration(string functionName, object input, string instanceId = null);
    }

    public interface IDurableActivityContext
    {
        string Name { get; }

        string InstanceId { get; }

        T GetInput<T>();
    }

    public interface IDurableEntityContext
    {
        string EntityName { get; }

        string EntityKey { get; }

        T GetState<T>(Func<T> initializer = null);

        void SetState(object state);
    }

    public interface IDurableOrchestrationClient
    {
        Task<string> StartNewAsync(string orchestratorFunctionName, string instanceId = null);

        Task<string> StartNewAsync<T>(string orchestratorFunctionName, string instanceId, T input);

        Task RaiseEventAsync(string instanceId, string eventName, object eventData = null);
    }

    public interface IDurableClient : IDurableOrchestrationClient
    {
        string TaskHubName { get; }
    }

    public static class DurableContextExtensions
    {
        public static extern ILogger CreateReplaySafeLogger(this IDurableOrchestrationContext context, ILogger logger);
    }
}
