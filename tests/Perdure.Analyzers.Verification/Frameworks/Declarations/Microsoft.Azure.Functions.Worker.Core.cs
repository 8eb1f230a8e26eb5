// The attributes and types of the isolated Functions worker that durable functions use. Compiled to metadata only, never run.
using System;
using System.Threading;

namespace Microsoft.Azure.Functions.Worker
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FunctionAttribute : Attribute
    {
        public extern FunctionAttribute(string name);

        public string Name { get; }
    }

    public abstract class FunctionContext
    {
        public abstract string InvocationId { get; }

        public abstract IServiceProvider InstanceServices { get; set; }

        public virtual extern CancellationToken CancellationToken { get; }
    }
}

namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions
{
    [AttributeUsage(AttributeTargets.Parameter)]
    public abstract class InputBindingAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public abstract class TriggerBindingAttribute : Attribute
    {
    }
}

namespace Microsoft.Azure.Functions.Worker
{
    using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

    public sealed class BlobInputAttribute : InputBindingAttribute
    {
        public extern BlobInputAttribute(string blobPath);
    }

    public sealed class TimerTriggerAttribute : TriggerBindingAttribute
    {
        public extern TimerTriggerAttribute(string schedule);
    }
}
