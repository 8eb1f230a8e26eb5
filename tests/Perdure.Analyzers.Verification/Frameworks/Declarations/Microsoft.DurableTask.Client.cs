// The public surface of the Microsoft.DurableTask client and worker registration. Compiled to metadata only, never run.
using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask.Client
{
    public sealed class OrchestrationMetadata
    {
        public string InstanceId { get; }

        public string Name { get; }

        public DateTimeOffset CreatedAt { get; }
    }

    public abstract class DurableTaskClient : IAsyncDisposable
    {
        public string Name { get; }

        public virtual extern Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, CancellationToken cancellation);

        public virtual extern Task<string> ScheduleNewOrchestrationInstanceAsync(
            TaskName orchestratorName, object? input, CancellationToken cancellation);

        public abstract Task<string> ScheduleNewOrchestrationInstanceAsync(
            TaskName orchestratorName,
            object? input = null,
            StartOrchestrationOptions? options = null,
            CancellationToken cancellation = default);

        public abstract Task RaiseEventAsync(
            string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default);

        public abstract Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

        public abstract Task<OrchestrationMetadata?> GetInstancesAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

        public abstract ValueTask DisposeAsync();
    }
}

namespace Microsoft.DurableTask.Worker
{
    public interface IDurableTaskWorkerBuilder
    {
        string Name { get; }

        IServiceCollection Services { get; }
    }

    public static class DurableTaskWorkerBuilderExtensions
    {
        public static extern IDurableTaskWorkerBuilder AddTasks(
            this IDurableTaskWorkerBuilder builder, Action<DurableTaskRegistry> configure);
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    using Microsoft.DurableTask.Worker;

    public static class ServiceCollectionExtensions
    {
        public static extern IServiceCollection AddDurableTaskWorker(
            this IServiceCollection services, Action<IDurableTaskWorkerBuilder> configure);
    }
}
