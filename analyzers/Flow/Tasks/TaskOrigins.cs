using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Flow.Tasks;

/// <summary>Tells who makes the task that a member of another assembly gives.</summary>
internal sealed class TaskOrigins
{
    /// <summary>Types whose tasks complete when what they are made of does, or at once.</summary>
    private static readonly HashSet<string> Combinators = new(StringComparer.Ordinal)
    {
        "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.TaskExtensions", "System.Threading.Tasks.TaskAsyncEnumerableExtensions",
        "System.Threading.Tasks.TaskToAsyncResult", "System.Linq.AsyncEnumerable", "System.Threading.Tasks.TaskCompletionSource", "System.Runtime.CompilerServices.AsyncTaskMethodBuilder",
        "System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable",
    };

    /// <summary>Types that work on memory only, so that their tasks have completed when they are given.</summary>
    private static readonly HashSet<string> InMemory = new(StringComparer.Ordinal)
    {
        "System.IO.MemoryStream", "System.IO.UnmanagedMemoryStream", "System.IO.StringReader", "System.IO.StringWriter", "System.BinaryData",
    };

    /// <summary>Members of the platform that hand work to the thread pool, whatever they are called on.</summary>
    private static readonly HashSet<string> ThreadPoolMembers = new(StringComparer.Ordinal)
    {
        "System.Threading.CancellationTokenSource.CancelAsync", "System.Threading.Tasks.TaskFactory.FromAsync",
    };

    private readonly FlowScope _scope;

    public TaskOrigins(FlowScope scope) => _scope = scope;

    /// <summary>Who makes the task that <paramref name="invocation"/> gives.</summary>
    public TaskOrigin Of(IInvocationOperation invocation) =>
        invocation.Arguments.Any(argument => IsInMemory(_scope.Locals.ExactType(argument.Value)))
            ? TaskOrigin.Harmless
            : Of(invocation.TargetMethod, invocation.Instance, invocation.Arguments.Any(argument => CanBringTask(argument.Value)));

    /// <summary>Who makes the task that a call of <paramref name="reference"/> gives.</summary>
    public TaskOrigin Of(IMethodReferenceOperation reference) =>
        Of(reference.Method, reference.Instance, reference.Method.Parameters.Any(parameter => CanBringTask(parameter.Type)));

    private TaskOrigin Of(IMethodSymbol target, IOperation? instance, bool isGivenTask)
    {
        var method = (target.ReducedFrom ?? target).OriginalDefinition;
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ReducedExtension) || !method.DeclaringSyntaxReferences.IsEmpty
            || method.ContainingAssembly is not { } assembly || method.ReturnType is ITypeParameterSymbol || method.Name == "DisposeAsync")
        {
            // What delegates and source do is judged where it stands, a container gives what somebody put into it, and what is disposed was judged when it was made.
            return TaskOrigin.Harmless;
        }

        if (ThreadPoolMembers.Contains(FullName(method.ContainingType) + "." + method.Name) && _scope.Source.Verdicts.Of(method).Kind != SymbolVerdictKind.Trusted)
        {
            return TaskOrigin.Foreign;
        }

        if (_scope.Source.Engines.IsFramework(assembly) || _scope.Durable.IsProxy(instance, _scope.Locals) || Combinators.Contains(FullName(method.ContainingType)))
        {
            return TaskOrigin.Harmless;
        }

        return _scope.Source.Verdicts.Of(method).Kind switch
        {
            SymbolVerdictKind.Silent when _scope.Source.Verdicts.IsAnalysed(assembly) => TaskOrigin.Harmless,
            SymbolVerdictKind.Silent or SymbolVerdictKind.Unknown => Judge(method, instance, isGivenTask, assembly),
            _ => TaskOrigin.Harmless,
        };
    }

    private TaskOrigin Judge(IMethodSymbol method, IOperation? instance, bool isGivenTask, IAssemblySymbol assembly)
    {
        var receiver = _scope.Locals.ExactType(instance) ?? instance?.Type;
        if (IsInMemory(receiver))
        {
            return TaskOrigin.Harmless;
        }

        if (isGivenTask && (_scope.Source.Engines.KnowsEngine(assembly) || IsPlatform(assembly)))
        {
            return TaskOrigin.Harmless;
        }

        return isGivenTask || IsPlatform(assembly) || _scope.Source.Engines.KnowsEngine(assembly) || method.ContainingType.TypeKind == TypeKind.Interface
            ? TaskOrigin.Unknown
            : TaskOrigin.Foreign;
    }

    /// <summary>Whether a callee can make a durable task of <paramref name="value"/>, or of something in it.</summary>
    private bool CanBringTask(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return CanBringTask(value.Type);
    }

    private bool CanBringTask(ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol { ElementType: var element } => IsTaskOrContext(element),
        _ => IsTaskOrContext(type) || (type is INamedTypeSymbol { IsGenericType: true } generic && generic.TypeArguments.Any(IsTaskOrContext)),
    };

    private bool IsTaskOrContext(ITypeSymbol type) =>
        DurableOperations.IsTask(type) || IsAsyncStream(type) || type.TypeKind == TypeKind.Delegate || _scope.Durable.IsContext(type);

    /// <summary>Whether <paramref name="type"/> is a stream of values that are awaited one by one.</summary>
    public static bool IsAsyncStream(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "IAsyncEnumerable" or "IAsyncEnumerator" or "ConfiguredCancelableAsyncEnumerable" };

    private static bool IsInMemory(ITypeSymbol? type) => type is INamedTypeSymbol { SpecialType: SpecialType.None } named && InMemory.Contains(FullName(named));

    private static bool IsPlatform(IAssemblySymbol assembly) =>
        assembly.Name is "mscorlib" or "netstandard" || assembly.Name.StartsWith("System", StringComparison.Ordinal) || assembly.Name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);

    private static string FullName(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() + "." + type.Name;
}
