// The bindings of Durable Functions in the isolated worker. Compiled to metadata only, never run.
using System;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker
{
    public sealed class OrchestrationTriggerAttribute : TriggerBindingAttribute
    {
        public string? Orchestration { get; set; }
    }

    public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
    {
        public string? Activity { get; set; }
    }

    public sealed class EntityTriggerAttribute : TriggerBindingAttribute
    {
        public string? EntityName { get; set; }
    }

    public sealed class DurableClientAttribute : InputBindingAttribute
    {
        public string? TaskHub { get; set; }

        public string? ConnectionName { get; set; }
    }

    public sealed class TaskEntityDispatcher
    {
        public extern Task DispatchAsync(ITaskEntity entity);

        public extern Task DispatchAsync<T>() where T : class, ITaskEntity;
    }
}

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http
{
    public class DurableHttpRequest
    {
        public extern DurableHttpRequest(HttpMethod method, Uri uri);
    }

    public class DurableHttpResponse
    {
        public string? Content { get; }
    }
}

namespace Microsoft.DurableTask.Http
{
    using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

    public static class TaskOrchestrationContextExtensionMethods
    {
        public static extern Task<DurableHttpResponse> CallHttpAsync(this TaskOrchestrationContext context, DurableHttpRequest request);

        public static extern Task<DurableHttpResponse> CallHttpAsync(
            this TaskOrchestrationContext context, HttpMethod method, Uri uri, string? content = null);
    }
}
