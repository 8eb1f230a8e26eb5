// The public surface of the Microsoft.DurableTask SDK that orchestrations meet. Compiled to metadata only, never run.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask.Entities
{
    public readonly record struct EntityInstanceId
    {
        public extern EntityInstanceId(string name, string key);

        public string Name { get; }

        public string Key { get; }
    }

    public record SignalEntityOptions(DateTimeOffset? SignalTime = null);

    public record CallEntityOptions;

    public abstract class TaskOrchestrationEntityFeature
    {
        public abstract Task<TResult> CallEntityAsync<TResult>(
            EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null);

        public abstract Task CallEntityAsync(
            EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null);

        public abstract Task SignalEntityAsync(
            EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null);

        public abstract Task<IAsyncDisposable> LockEntitiesAsync(IEnumerable<EntityInstanceId> entityIds);

        public extern Task<IAsyncDisposable> LockEntitiesAsync(params EntityInstanceId[] entityIds);

        public abstract bool InCriticalSection(out IReadOnlyList<EntityInstanceId>? entityIds);
    }

    public abstract class TaskEntityContext
    {
        public abstract EntityInstanceId Id { get; }

        public abstract void SignalEntity(EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null);

        public abstract string ScheduleNewOrchestration(TaskName name, object? input = null, StartOrchestrationOptions? options = null);
    }

    public abstract class TaskEntityOperation
    {
        public abstract string Name { get; }

        public abstract TaskEntityContext Context { get; }

        public abstract bool HasInput { get; }

        public abstract object? GetInput(Type inputType);
    }

    public interface ITaskEntity
    {
        ValueTask<object?> RunAsync(TaskEntityOperation operation);
    }

    public abstract class TaskEntity<TState> : ITaskEntity
    {
        protected TState State { get; set; }

        protected TaskEntityContext Context { get; }

        public extern ValueTask<object?> RunAsync(TaskEntityOperation operation);

        protected virtual extern TState InitializeState(TaskEntityOperation entityOperation);
    }
}
