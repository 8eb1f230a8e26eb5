using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>
/// Types whose values mean something only in the process that made them. What System.Text.Json 10 does with each was tried; what
/// Newtonsoft.Json does with them is in its documentation of serialized types.
/// </summary>
internal static class ProcessBoundTypes
{
    private const string Code = "is code, not data";
    private const string Pending = "is work that is still going on, not its result";
    private const string Resource = "holds a resource of this process";
    private const string Service = "is a service of this process";
    private const string Flow = "can only be read once, in this process";
    private const string Context = "belongs to the call that it was given to";

    /// <summary>What is lost with each serializer, by metadata name; it holds for derived types as well.</summary>
    private static readonly Dictionary<string, string> Everywhere = new(System.StringComparer.Ordinal)
    {
        ["System.Delegate"] = Code,
        ["System.MulticastDelegate"] = Code,
        ["System.Linq.Expressions.Expression"] = Code,
        ["System.Threading.Tasks.Task"] = Pending,
        ["System.Threading.Tasks.ValueTask"] = Pending,
        ["System.Threading.Tasks.ValueTask`1"] = Pending,
        ["System.Threading.CancellationToken"] = "cannot be cancelled from another process",
        ["System.Threading.CancellationTokenSource"] = "cannot be cancelled from another process",
        ["System.Threading.WaitHandle"] = Resource,
        ["System.Threading.SemaphoreSlim"] = Resource,
        ["System.Threading.Thread"] = Resource,
        ["System.Threading.Timer"] = Resource,
        ["System.Diagnostics.Process"] = Resource,
        ["System.IO.Stream"] = Flow,
        ["System.IO.TextReader"] = Flow,
        ["System.IO.TextWriter"] = Flow,
        ["System.Collections.Generic.IAsyncEnumerable`1"] = Flow,
        ["System.Net.Http.HttpMessageInvoker"] = Resource,
        ["System.Net.Http.HttpContent"] = Flow,
        ["System.Net.Http.HttpResponseMessage"] = "loses its content, which is a stream",
        ["System.Net.Http.HttpRequestMessage"] = "loses its content, which is a stream",
        ["System.Data.Common.DbConnection"] = Resource,
        ["System.Data.Common.DbDataReader"] = Flow,
        ["System.Data.Common.DbCommand"] = Resource,
        ["System.IServiceProvider"] = Service,
        ["System.IntPtr"] = "is an address in this process",
        ["System.UIntPtr"] = "is an address in this process",
        ["Microsoft.EntityFrameworkCore.DbContext"] = Resource,
        ["Microsoft.Extensions.Logging.ILogger"] = Service,
        ["Microsoft.Extensions.Logging.ILogger`1"] = Service,
        ["Microsoft.Extensions.Logging.ILoggerFactory"] = Service,
        ["Microsoft.AspNetCore.Http.HttpContext"] = Context,
        ["Microsoft.AspNetCore.Http.HttpRequest"] = Context,
        ["Microsoft.AspNetCore.Http.HttpResponse"] = Context,
        ["Microsoft.Azure.Functions.Worker.FunctionContext"] = Context,
        ["Microsoft.DurableTask.TaskOrchestrationContext"] = Context,
        ["Microsoft.DurableTask.TaskActivityContext"] = Context,
        ["Perdure.TaskOrchestrationContext"] = Context,
        ["Perdure.TaskActivityContext"] = Context,
        ["Microsoft.Azure.WebJobs.Extensions.DurableTask.IDurableOrchestrationContext"] = Context,
        ["DurableTask.Core.OrchestrationContext"] = Context,
        ["DurableTask.Core.TaskContext"] = Context,
        ["Dapr.Workflow.WorkflowContext"] = Context,
        ["Dapr.Workflow.WorkflowActivityContext"] = Context,
    };

    /// <summary>What System.Text.Json refuses and Newtonsoft.Json writes.</summary>
    private static readonly Dictionary<string, string> WithSystemTextJson = new(System.StringComparer.Ordinal)
    {
        ["System.Type"] = "is refused by System.Text.Json",
        ["System.Reflection.MemberInfo"] = "is refused by System.Text.Json",
        ["System.Reflection.Assembly"] = "is refused by System.Text.Json",
        ["System.IO.DirectoryInfo"] = "refers to itself, which System.Text.Json refuses",
        ["System.Globalization.CultureInfo"] = "refers to itself, which System.Text.Json refuses",
        ["System.Xml.Linq.XObject"] = "refers to itself, which System.Text.Json refuses",
        ["System.Data.DataTable"] = "refers to itself, which System.Text.Json refuses",
        ["System.Net.IPAddress"] = "is refused by System.Text.Json",
    };

    /// <summary>Why a value of <paramref name="type"/> is lost, or null when it is none of these.</summary>
    public static SerializationFault? Find(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            var name = MetadataNames.Of(current);
            if (Everywhere.TryGetValue(name, out var everywhere))
            {
                return new SerializationFault(everywhere, Serializers.All, Serializers.All);
            }

            if (WithSystemTextJson.TryGetValue(name, out var reason))
            {
                return new SerializationFault(reason, Serializers.AnySystemTextJson, Serializers.AnySystemTextJson);
            }
        }

        return null;
    }
}
