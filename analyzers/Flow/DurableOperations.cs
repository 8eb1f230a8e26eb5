using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Flow;

/// <summary>Tells the operations that the engine records in the history from all others.</summary>
internal sealed class DurableOperations
{
    /// <summary>Members of contexts that record something although they return no task.</summary>
    private static readonly HashSet<string> RecordingMembers = new(System.StringComparer.Ordinal)
    {
        "SignalEntity", "SendEvent", "ContinueAsNew", "StartNewOrchestration", "CreateContinueAsNewException",
    };

    /// <summary>Members of contexts that return a task and record nothing.</summary>
    private static readonly HashSet<string> SilentMembers = new(System.StringComparer.Ordinal) { "WhenAllAsync", "WhenAnyAsync", "RunTaskAsync", "GetInputAsync" };

    /// <summary>What the frameworks call the parameters that take data along, which the engines do not compare.</summary>
    private static readonly HashSet<string> PayloadParameters = new(System.StringComparer.Ordinal)
    {
        "input", "inputs", "arg", "args", "parameters", "newInput", "operationInput", "payload", "eventPayload", "eventData", "customStatus", "customStatusObject",
    };

    /// <summary>The types of the frameworks that say how often and how long the engine tries.</summary>
    private static readonly HashSet<string> Policies = new(System.StringComparer.Ordinal)
    {
        "Dapr.Workflow.WorkflowRetryPolicy", "Dapr.Workflow.WorkflowTaskOptions", "DurableTask.Core.RetryOptions", "Microsoft.Azure.WebJobs.RetryOptions",
        "Microsoft.Azure.WebJobs.Extensions.DurableTask.RetryOptions", "Microsoft.DurableTask.RetryPolicy", "Microsoft.DurableTask.TaskOptions",
        "Microsoft.DurableTask.TaskRetryOptions", "Perdure.RetryPolicy", "Perdure.TaskOptions", "Perdure.TaskRetryOptions", "Temporalio.Common.RetryPolicy",
    };

    private readonly ImmutableArray<FrameworkSymbols> _frameworks;
    private readonly Dictionary<INamedTypeSymbol, bool> _functionClasses = new(SymbolEqualityComparer.Default);

    public DurableOperations(ImmutableArray<FrameworkSymbols> frameworks) => _frameworks = frameworks;

    /// <summary>Whether <paramref name="invocation"/> is a member of a context or an extension of one that gives a task of the engine.</summary>
    public bool IsDurableTask(IInvocationOperation invocation) =>
        IsTask(invocation.Type) && !SilentMembers.Contains(invocation.TargetMethod.Name) && IsOnContext(invocation.TargetMethod);

    /// <summary>Whether <paramref name="invocation"/> gives a task that means something: that of a signal has completed when it is given.</summary>
    public bool IsAwaitable(IInvocationOperation invocation) => IsDurableTask(invocation) && invocation.TargetMethod.Name != "SignalEntityAsync";

    /// <summary>Whether <paramref name="invocation"/> changes the history.</summary>
    public bool Records(IInvocationOperation invocation) =>
        IsDurableTask(invocation) || (RecordingMembers.Contains(invocation.TargetMethod.Name) && IsOnContext(invocation.TargetMethod));

    /// <summary>Whether <paramref name="invocation"/> ends this generation of the orchestration.</summary>
    public bool ContinuesAsNew(IInvocationOperation invocation) => invocation.TargetMethod.Name == "ContinueAsNew" && IsOnContext(invocation.TargetMethod);

    /// <summary>Whether <paramref name="invocation"/> makes the exception that continues as new when it is thrown.</summary>
    public bool MakesContinueAsNew(IInvocationOperation invocation) => invocation.TargetMethod.Name == "CreateContinueAsNewException" && IsOnContext(invocation.TargetMethod);

    /// <summary>Whether <paramref name="argument"/> says how often and how long the engine tries: it is a policy, or a part of one that is made.</summary>
    public static bool IsPolicy(IArgumentOperation argument) =>
        (argument.Parent is IObjectCreationOperation creation ? creation.Type : argument.Parameter?.Type) is { } type && Policies.Contains(type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString());

    /// <summary>Whether <paramref name="argument"/> of <paramref name="call"/> is data that the engine takes along: an input, an event, a status.</summary>
    public bool IsPayload(IArgumentOperation argument, IInvocationOperation call) =>
        (argument.Parameter is { Name: var name } && PayloadParameters.Contains(name) && IsOnContext(call.TargetMethod)) || IsDescribed(call);

    /// <summary>
    /// The arguments of the call that an expression tree describes, where the tree is handed to the engine: it runs the call elsewhere,
    /// but it evaluates the receiver's arguments at once, in the orchestrator.
    /// </summary>
    public IEnumerable<IOperation> EvaluatedArguments(IOperation tree)
    {
        var described = tree switch
        {
            IConversionOperation { Operand: IAnonymousFunctionOperation function } => function,
            IConversionOperation { Operand: IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } } => function,
            IAnonymousFunctionOperation function => function,
            _ => null,
        };
        if (described is null || !IsHandedToEngine(tree) || CallOf(described.Body) is not { } call)
        {
            yield break;
        }

        foreach (var argument in call.Arguments)
        {
            yield return argument;
        }
    }

    /// <summary>Whether what <paramref name="type"/> holds was given to an orchestrator: it is one, or one of its methods is.</summary>
    public bool HoldsOrchestrator(INamedTypeSymbol type) => IsOrchestrator(type)
        || (_frameworks.Any(static framework => !framework.OrchestratorParameterAttributes.IsEmpty) && type.GetMembers().Any(member => member is IMethodSymbol method && IsTriggered(method)));

    /// <summary>Whether <paramref name="type"/> is a class of functions of which at least one is an orchestrator.</summary>
    public bool IsFunctionClass(INamedTypeSymbol type)
    {
        if (!_functionClasses.TryGetValue(type, out var answer))
        {
            answer = _frameworks.Any(static framework => !framework.OrchestratorParameterAttributes.IsEmpty) && HoldsOrchestrator(type) && !IsOrchestrator(type);
            _functionClasses.Add(type, answer);
        }

        return answer;
    }

    /// <summary>Whether <paramref name="type"/> is an orchestrator class.</summary>
    public bool IsOrchestrator(INamedTypeSymbol type) => _frameworks.Any(framework =>
        FrameworkSymbols.IsOrInherits(type, framework.OrchestratorTypes)
        || (!framework.OrchestratorTypeAttributes.IsEmpty && FrameworkSymbols.HasAttribute(type.GetAttributes(), framework.OrchestratorTypeAttributes)));

    /// <summary>Whether the engine calls <paramref name="method"/>, so that what it returns is the result of the orchestration.</summary>
    public bool IsEntryMethod(IMethodSymbol method) => IsTriggered(method) || _frameworks.Any(framework =>
        (framework.Framework.OrchestratorMethods.Contains(method.Name) && FrameworkSymbols.IsOrInherits(method.ContainingType, framework.OrchestratorTypes))
        || (!framework.OrchestratorMethodAttributes.IsEmpty && FrameworkSymbols.HasAttribute(method.GetAttributes(), framework.OrchestratorMethodAttributes)));

    /// <summary>Whether a framework is referenced whose context is a static class, so that every helper has it.</summary>
    public bool HasStaticContext => _frameworks.Any(static framework => framework.StaticContext is not null);

    /// <summary>Whether <paramref name="method"/> is an orchestrator by an attribute of one of its parameters.</summary>
    public bool IsTriggered(IMethodSymbol? method) => method is not null && _frameworks.Any(framework =>
        !framework.OrchestratorParameterAttributes.IsEmpty
        && method.Parameters.Any(parameter => FrameworkSymbols.HasAttribute(parameter.GetAttributes(), framework.OrchestratorParameterAttributes)));

    /// <summary>Whether <paramref name="operation"/> is a proxy that the context made, or a helper that was given the context: its members are durable, whoever implements them.</summary>
    public bool IsProxy(IOperation? operation, CallGraph.LocalValues locals) =>
        locals.Origin(operation) is IInvocationOperation { Type.TypeKind: TypeKind.Interface } invocation
        && (IsOnContext(invocation.TargetMethod) || invocation.TargetMethod.Parameters.Any(parameter => IsContext(parameter.Type)));

    /// <summary>Whether <paramref name="member"/> only answers what is asked about a running orchestration.</summary>
    public bool IsQuery(ISymbol? member) => member is IMethodSymbol method && _frameworks.Any(framework => !framework.QueryAttributes.IsEmpty
        && (FrameworkSymbols.HasAttribute(method.GetAttributes(), framework.QueryAttributes)
            || (method.AssociatedSymbol is { } property && FrameworkSymbols.HasAttribute(property.GetAttributes(), framework.QueryAttributes))));

    /// <summary>Whether <paramref name="type"/> is an orchestration context.</summary>
    public bool IsContext(ITypeSymbol? type) => _frameworks.Any(framework => FrameworkSymbols.IsOrInherits(type, framework.Contexts));

    /// <summary>Whether <paramref name="operation"/> asks whether the orchestrator is being replayed.</summary>
    public bool IsReplayingFlag(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property: { Name: "IsReplaying" or "IsReplayingHistoryEvents", ContainingType: var type } } && (IsContext(type) || IsStaticContext(type));

    /// <summary>Whether <paramref name="operation"/> asks whether an orchestrator runs, which is so wherever one comes to the question.</summary>
    public bool IsTrueInOrchestrators(IOperation operation) =>
        operation is IMemberReferenceOperation { Instance: null, Member: { IsStatic: true } member }
        && _frameworks.Any(framework => framework.Framework.TrueInOrchestrators == member.Name)
        && (IsContext(member.ContainingType) || IsStaticContext(member.ContainingType));

    /// <summary>Whether <paramref name="type"/> is a task.</summary>
    public static bool IsTask(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask" } named && named.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks";

    /// <summary>Whether <paramref name="operation"/> is an argument of the context, or of a handle that the context's assembly declares.</summary>
    private bool IsHandedToEngine(IOperation operation)
    {
        for (var parent = operation.Parent; parent is IConversionOperation or IDelegateCreationOperation or IArgumentOperation; parent = parent.Parent)
        {
            if (parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } })
            {
                return IsOnContext(method)
                    || _frameworks.Any(framework => SymbolEqualityComparer.Default.Equals(framework.StaticContext?.ContainingAssembly, method.ContainingAssembly));
            }
        }

        return false;
    }

    /// <summary>Whether <paramref name="call"/> is what an expression tree describes that the engine is given: it takes the arguments along.</summary>
    private bool IsDescribed(IInvocationOperation call)
    {
        IOperation? operation = call;
        while (operation is not (null or IAnonymousFunctionOperation))
        {
            operation = operation.Parent is IConversionOperation or IReturnOperation or IExpressionStatementOperation or IBlockOperation or IAnonymousFunctionOperation ? operation.Parent : null;
        }

        return operation?.Parent is { } tree && CallGraph.DelegateCollector.IsExpressionTree(tree) && IsHandedToEngine(tree);
    }

    private static IInvocationOperation? CallOf(IBlockOperation body) =>
        body.Operations.FirstOrDefault() switch
        {
            IReturnOperation { ReturnedValue: { } value } => Unconverted(value) as IInvocationOperation,
            IExpressionStatementOperation { Operation: var value } => Unconverted(value) as IInvocationOperation,
            _ => null,
        };

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    private bool IsOnContext(IMethodSymbol method)
    {
        var definition = method.ReducedFrom ?? method;
        return IsContext(definition.ContainingType)
            || _frameworks.Any(framework => FrameworkSymbols.IsOrInherits(definition.ContainingType, framework.ContextParts))
            || IsStaticContext(definition.ContainingType)
            || (definition is { IsExtensionMethod: true, Parameters: { IsEmpty: false } parameters } && IsContext(parameters[0].Type) && definition.DeclaringSyntaxReferences.IsEmpty);
    }

    private bool IsStaticContext(INamedTypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            foreach (var framework in _frameworks)
            {
                if (framework.StaticContext is { } context && SymbolEqualityComparer.Default.Equals(context, current))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
